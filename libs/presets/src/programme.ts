import type { Day, LocalSpan, PresetSession, PresetTable } from './preset';

/** @example span('2027-06-11', '09:00', '13:00') */
export function span(day: Day, from: string, until: string): LocalSpan {
  return { startsLocal: `${day}T${from}`, endsLocal: `${day}T${until}` };
}

/** A session without breaks; several sessions make a day. */
export function session(
  name: string,
  day: Day,
  [from, until]: readonly [string, string],
  [slotMinutes, pauseMinutes]: readonly [number, number],
): PresetSession {
  return { name, ...span(day, from, until), slotMinutes, pauseMinutes, breaks: [] };
}

/** Tables "1", "2" … and virtual rooms "Room A", "Room B" … */
export function tables(count: number, rooms = 0): PresetTable[] {
  const onSite = Array.from({ length: count }, (_, index): PresetTable => ({
    name: String(index + 1),
    kind: 'table',
    joinUrl: null,
    closed: [],
  }));
  const virtual = Array.from({ length: rooms }, (_, index): PresetTable => {
    const letter = String.fromCharCode(65 + index);
    const joinUrl = `https://meet.example.org/room-${letter.toLowerCase()}`;
    return { name: `Room ${letter}`, kind: 'virtual', joinUrl, closed: [] };
  });
  return [...onSite, ...virtual];
}

/** 12 slots of 20 minutes from nine to one, and 6 from half past two. */
export function milanSessions(day: Day): PresetSession[] {
  return [
    session('Morning', day, ['09:00', '13:00'], [20, 0]),
    session('Afternoon', day, ['14:30', '16:30'], [20, 0]),
  ];
}
