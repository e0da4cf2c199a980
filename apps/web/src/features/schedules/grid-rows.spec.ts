import { gridRows } from './grid-rows';

const slot = (id: string, sessionId: string, startsAt: string) => ({
  id,
  sessionId,
  sessionName: sessionId,
  startsAt,
  endsAt: startsAt,
});

describe('gridRows', () => {
  it('puts the slots in order of time and begins each session with its name and day', () => {
    const rows = gridRows(
      [
        slot('3', 'Afternoon', '2026-06-12T12:00:00Z'),
        slot('1', 'Morning', '2026-06-12T07:00:00Z'),
        slot('2', 'Morning', '2026-06-12T07:20:00Z'),
      ],
      'Europe/Rome',
      'en',
    );
    expect(rows).toEqual([
      { id: '1', heading: '09:00', caption: 'Morning · Friday, June 12' },
      { id: '2', heading: '09:20' },
      { id: '3', heading: '14:00', caption: 'Afternoon · Friday, June 12' },
    ]);
  });

  it('names the day again when a session goes on past midnight of the gathering', () => {
    const rows = gridRows(
      [slot('1', 'Night', '2026-06-12T21:50:00Z'), slot('2', 'Night', '2026-06-12T22:10:00Z')],
      'Europe/Rome',
      'en',
    );
    expect(rows.map(({ caption }) => caption)).toEqual([
      'Night · Friday, June 12',
      'Night · Saturday, June 13',
    ]);
  });
});
