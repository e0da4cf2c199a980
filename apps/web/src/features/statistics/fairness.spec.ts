import type { Participant } from '../participants/filters';
import { aGrid, aMeeting } from '../workbench/grid-for-specs';
import { participantRows } from '../workbench/participant-rows';
import { evenness, grouped, outcomesOf } from './fairness';

const aParticipant = (id: string, more: Partial<Participant> = {}): Participant => ({
  ...{ id, organisationId: id, reference: null, name: id, kind: 'cluster', region: 'EU', country: 'IT' },
  ...{ sectors: ['ict'], offers: [], needs: [], languages: [], description: '', website: null },
  ...{ zone: 'Europe/Rome', attends: 'on-site', localHours: null, maxMeetings: null, state: 'admitted' },
  ...{ stateSince: '', revision: 0, unavailable: [], delegates: [] },
  ...more,
});
const asked = (participantId: string, accepted: number) => ({
  participantId,
  sent: accepted,
  received: 1,
  accepted,
});

const participants = [
  aParticipant('a', { sectors: ['ict', 'food'] }),
  aParticipant('b', { region: 'LAC' }),
  aParticipant('c', { state: 'withdrawn' }),
];
const rows = participantRows(
  aGrid([aMeeting('m1', 'a', 'b', 's1', 't1'), aMeeting('m2', 'a', 'd', 's3', 't2')]),
);
const outcomes = outcomesOf(participants, [asked('a', 2), asked('b', 2)], rows);

describe('what participants asked for and got', () => {
  it('is told of those admitted', () => {
    expect(
      outcomes.map(({ participant, placed, breaks, tableChanges }) => [
        participant.id,
        placed,
        breaks,
        tableChanges,
      ]),
    ).toEqual([
      ['a', 2, 1, 1],
      ['b', 1, 0, 0],
    ]);
  });

  it('is added up by group, and in each of its sectors', () => {
    expect(grouped(outcomes, 'region')).toMatchObject([
      { group: 'EU', participants: 1, accepted: 2, placed: 2, share: 1 },
      { group: 'LAC', participants: 1, accepted: 2, placed: 1, share: 0.5 },
    ]);
    expect(grouped(outcomes, 'sector').map(({ group, participants: n }) => [group, n])).toEqual([
      ['ict', 2],
      ['food', 1],
    ]);
  });

  it('is even when everybody got the same part, less so when not, and unknown when nobody wanted any', () => {
    expect(evenness(outcomes)).toBeCloseTo(0.9);
    expect(evenness(outcomes.slice(0, 1))).toBe(1);
    expect(evenness([])).toBeNull();
  });
});
