import { EVERYBODY, filtered, missingOf, sectorsOf, type Participant } from './filters';

const aParticipant = (name: string, more: Partial<Participant> = {}): Participant => ({
  ...{ id: name, organisationId: name, reference: null, name, kind: 'cluster', region: 'EU', country: 'IT' },
  ...{ sectors: ['ict'], offers: ['x'], needs: ['y'], languages: ['it'], description: '', website: null },
  ...{ zone: 'Europe/Rome', attends: 'on-site', localHours: null, maxMeetings: null, state: 'admitted' },
  ...{ stateSince: '', revision: 0, unavailable: [] },
  delegates: [{ id: 'd', name: 'Ana', email: 'a@x.example', language: 'it', zone: 'Europe/Rome' }],
  ...more,
});

const all = [
  aParticipant('Torino'),
  aParticipant('Lima', { region: 'LAC', state: 'applied', sectors: ['food', 'ict'], needs: [] }),
  aParticipant('Bari', { attends: 'remote', delegates: [] }),
];
const named = (filters: Partial<typeof EVERYBODY>) =>
  filtered(all, { ...EVERYBODY, ...filters }, 'en').map(({ name }) => name);

describe('the filters of participants', () => {
  it('leave everybody in, by name, when nothing is wished', () => {
    expect(named({})).toEqual(['Bari', 'Lima', 'Torino']);
  });

  it('keep who fits every wish', () => {
    expect(named({ region: 'EU', attends: 'on-site' })).toEqual(['Torino']);
    expect(named({ sector: 'food' })).toEqual(['Lima']);
    expect(named({ state: 'applied', region: 'EU' })).toEqual([]);
  });

  it('find who lacks something, and what', () => {
    expect(named({ isMissing: true })).toEqual(['Bari', 'Lima']);
    expect(missingOf(all[1]!)).toEqual(['needs']);
    expect(missingOf(all[0]!)).toEqual([]);
  });

  it('offer each sector once', () => {
    expect(sectorsOf(all, 'en')).toEqual(['food', 'ict']);
  });
});
