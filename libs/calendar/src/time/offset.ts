/**
 * An offset as people read it, with the true minus sign.
 * @example printOffset(-240) // 'UTC−4'
 * @example printOffset(345) // 'UTC+5:45'
 */
export function printOffset(minutes: number): string {
  const whole = Math.round(Math.abs(minutes));
  if (whole === 0) return 'UTC';
  const rest = whole % 60;
  const clock = `${Math.floor(whole / 60)}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`;
  return `UTC${minutes < 0 ? '−' : '+'}${clock}`;
}
