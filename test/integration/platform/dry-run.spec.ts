import { eventually } from '../eventually';
import { inhabit, institution, type Ids } from '../access/inhabited-gathering';
import { WholeApp } from '../access/whole-app';

interface BlastRadius {
  readonly people: number;
  readonly invitations: number;
  readonly moves: number;
  readonly cancellations: number;
}

describe('what publishing will mail', () => {
  let app: WholeApp;
  let organiser: string;
  let ids: Ids;
  let base: string;

  beforeAll(async () => {
    app = await WholeApp.start();
    const made = await institution(app);
    organiser = made.organiser;
    ids = await inhabit(app, made.tenantId, organiser);
    base = `scheduling/matchmakings/${ids.matchmakingId}/schedules`;
  });
  afterAll(() => app.stop());

  const ask = async <T>(method: string, path: string, body?: unknown, revision = 1): Promise<T> => {
    const got = await app.send(organiser, { method, path, revision, ...(body !== undefined && { body }) });
    if (got.status >= 300) throw new Error(`${method} ${path}: ${got.status} ${got.text}`);
    return JSON.parse(got.text) as T;
  };
  const mails = () =>
    app.query<{
      kind: string;
      method: string;
      change: string | null;
      recipient_id: string;
      sequence: number;
    }>(
      `SELECT kind, method, facts->>'change' AS change, recipient_id, sequence FROM notification.mail
       WHERE matchmaking_id = $1 AND kind IN ('invitation', 'agenda')`,
      [ids.matchmakingId],
    );
  const handled = (scheduleId: string) =>
    eventually('the announcement was handled', async () => {
      const rows = await app.query(
        `SELECT FROM scheduling.outbox JOIN notification.inbox ON inbox.message_id = outbox.id
         WHERE name = 'schedule.published@1' AND data->>'scheduleId' = $1`,
        [scheduleId],
      );
      return rows.length > 0;
    });

  it('is told before it happens, and is exactly that afterwards', async () => {
    const draft = ids.scheduleId!;
    const { blastRadius: told } = await ask<{ blastRadius: BlastRadius }>(
      'GET',
      `${base}/${draft}/publication`,
    );
    expect(told.invitations).toBeGreaterThan(0);
    expect(await mails()).toEqual([]);
    const { revision } = await ask<{ revision: number }>('GET', `${base}/${draft}`);
    await ask('POST', `${base}/${draft}/publish`, undefined, revision);
    await handled(draft);
    const sent = await mails();
    const count = (change: string) => sent.filter((mail) => mail.change === change).length;
    expect({
      people: new Set(sent.map((mail) => mail.recipient_id)).size,
      invitations: count('new'),
      moves: count('changed'),
      cancellations: count('ended') + count('left'),
    }).toEqual({
      people: told.people,
      invitations: told.invitations,
      moves: told.moves,
      cancellations: told.cancellations,
    });
    expect(sent.filter(({ kind }) => kind === 'agenda')).toHaveLength(told.people);
  });
});
