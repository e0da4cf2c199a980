/** Minutes since local midnight at an instant in an IANA zone, from the zone data that Node brings. */
export function minutesOfDay(instant: string, zone: string): number {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const [hours = 0, minutes = 0] = format.format(new Date(instant)).split(':').map(Number);
  return hours * 60 + minutes;
}
