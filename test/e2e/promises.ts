import type { Entry, Outcome, PlacedMeeting } from './outcome';

/**
 * What must be true at the end of every story, whatever happened on the way.
 * @param doubtful mails of which nobody can know whether they arrived, and which are shown as such
 */
export function expectPromisesKept(outcome: Outcome, doubtful = 0): void {
  expect(outcome.accepted).toBeGreaterThan(0);
  expectEverythingPlacedOrExplained(outcome);
  expectNobodyTwiceAtOnce(outcome.meetings);
  expectEveryMailOnce(outcome, doubtful);
  expectInvitationsToBeTheSchedule(outcome, doubtful);
  expectAgendasToBeTheSchedule(outcome);
}

function expectEverythingPlacedOrExplained({ accepted, meetings, unplaced }: Outcome): void {
  expect(meetings.length + unplaced.length).toBe(accepted);
  expect(unplaced.filter(({ causes }) => causes.length === 0)).toEqual([]);
}

function expectNobodyTwiceAtOnce(meetings: readonly PlacedMeeting[]): void {
  const seats = meetings.flatMap(({ slotId, aId, aSeatNo, bId, bSeatNo }) => [
    `${slotId} ${aId} ${aSeatNo}`,
    `${slotId} ${bId} ${bSeatNo}`,
  ]);
  const tables = meetings
    .filter(({ tableId }) => tableId !== null)
    .map(({ slotId, tableId }) => `${slotId} ${tableId ?? ''}`);
  for (const taken of [seats, tables]) expect(repeated(taken)).toEqual([]);
}

/** Nothing waits, nothing failed, nothing is doubtful, and nobody got the same message twice. */
function expectEveryMailOnce({ mailsByStatus, messageIds }: Outcome, doubtful: number): void {
  const { sent, cancelled: _overtaken, unknown, ...others } = mailsByStatus;
  expect(unknown).toBe(doubtful);
  expect(Object.values(others).filter((count) => count > 0)).toEqual([]);
  expect(repeated(messageIds)).toEqual([]);
  expect(sent).toBeGreaterThan(0);
}

/** Each placed meeting invited the two people who sit there: one entry each, at its time, as the only attendee. */
function expectInvitationsToBeTheSchedule({ meetings, addresses, entries }: Outcome, doubtful: number): void {
  const invitations = entries.filter(({ method }) => method === 'REQUEST');
  const expected = meetings.flatMap(({ startsAt, aId, aSeatNo, bId, bSeatNo }) => [
    `${startsAt} ${addressOf(addresses, aId, aSeatNo)}`,
    `${startsAt} ${addressOf(addresses, bId, bSeatNo)}`,
  ]);
  const invited = invitations.map(({ startsAt, recipient }) => `${startsAt} ${recipient}`);
  expect(invited.filter((one) => !expected.includes(one))).toEqual([]);
  // A doubtful invitation may have arrived or not; every other one has.
  expect(expected.filter((one) => !invited.includes(one)).length).toBeLessThanOrEqual(doubtful);
  expect(invitations.filter(({ attendees, recipient }) => attendees.join() !== recipient)).toEqual([]);
  expect(invitations.filter(({ sequence }) => sequence !== 0)).toEqual([]);
  expect(new Set(invitations.map(({ uid }) => uid)).size).toBeGreaterThanOrEqual(meetings.length - doubtful);
  expect(repeated(invitations.map(({ uid, recipient }) => `${uid} ${recipient}`))).toEqual([]);
}

function expectAgendasToBeTheSchedule({ addresses, agendas, entries }: Outcome): void {
  for (const [participantId, meetings] of agendas) {
    const people = new Set((addresses.get(participantId) ?? []).map((address) => address.toLowerCase()));
    const mailed = entries.filter(({ method, recipient }) => method === null && people.has(recipient));
    expect(timesOf(mailed)).toEqual(meetings);
  }
}

const timesOf = (entries: readonly Entry[]): string[] => entries.map(({ startsAt }) => startsAt).sort();

function addressOf(addresses: Outcome['addresses'], participantId: string, seatNo: number): string {
  return addresses.get(participantId)?.[seatNo - 1]?.toLowerCase() ?? 'nobody';
}

function repeated(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}
