import { randomUUID } from 'node:crypto';
import { institution } from '../access/inhabited-gathering';
import { WholeApp } from '../access/whole-app';
import { eventually } from '../eventually';
import { cluster, delegate, milan, milanProgramme } from '../registration/invented';

interface BlastRadius {
  readonly people: number;
  readonly invitations: number;
  readonly moves: number;
  readonly cancellations: number;
}

interface Made {
  readonly id: string;
  readonly revision: number;
  readonly status: string;
}

interface Grid {
  readonly schedule: { readonly id: string };
  readonly revision: number;
  readonly slots: readonly { readonly id: string; readonly startsAt: string }[];
  readonly tables: readonly { readonly id: string }[];
  readonly meetings: readonly {
    readonly meetingId: string;
    readonly slotId: string;
    readonly startsAt: string;
    readonly tableId: string;
    readonly aId: string;
    readonly bId: string;
  }[];
}

interface Mail {
  readonly id: string;
  readonly kind: 'invitation' | 'agenda';
  readonly method: string;
  readonly change: string | null;
  readonly recipient_id: string;
  readonly subject_key: string;
  readonly sequence: number;
}

/** Three hosts and three guests; each guest meets two hosts. */
const PAIRS = [
  [0, 0],
  [0, 1],
  [1, 1],
  [1, 2],
  [2, 2],
  [2, 0],
] as const;

describe('what publishing will mail', () => {
  let app: WholeApp;
  let organiser: string;
  let id: string;
  let scheduling: string;
  let registration: string;

  const ask = async <T>(method: string, path: string, body?: unknown, revision = 1): Promise<T> => {
    const got = await app.send(organiser, { method, path, revision, ...(body !== undefined && { body }) });
    if (got.status >= 300) throw new Error(`${method} ${path}: ${got.status} ${got.text}`);
    return (got.text ? JSON.parse(got.text) : null) as T;
  };

  beforeEach(async () => {
    app = await WholeApp.start({ MAIL_HOLD_SECONDS: '0' });
    ({ organiser } = await institution(app));
    const made = await ask<Made>('POST', 'registration/matchmakings', {
      ...milan,
      programme: milanProgramme,
    });
    ({ id } = made);
    registration = `registration/matchmakings/${id}`;
    scheduling = `scheduling/matchmakings/${id}`;
    await ask('POST', `${registration}/state`, { state: 'open' }, made.revision);
    const admit = (change: object) =>
      ask<Made>('POST', `${registration}/participants`, {
        ...cluster({ delegates: [delegate(`${randomUUID()}@demo.example`)], ...change }),
        as: 'admitted',
      });
    const guests = [await admit({}), await admit({}), await admit({})];
    const host = { region: 'EU', country: 'IT', zone: 'Europe/Rome' };
    const hosts = [await admit(host), await admit(host), await admit(host)];
    const requests = `meeting-request/matchmakings/${id}`;
    await ask('POST', `${requests}/booking-window/open`);
    for (const [guest, chosen] of PAIRS) {
      const pair = { fromParticipantId: guests[guest]!.id, toParticipantId: hosts[chosen]!.id };
      const request = await ask<Made>('POST', `${requests}/requests`, pair);
      await ask('POST', `${requests}/requests/${request.id}/accept`, {});
    }
  });
  afterEach(() => app.stop());

  const draftOfRun = async (): Promise<string> => {
    const run = await ask<Made>('POST', `${scheduling}/runs`, {});
    return eventually('the run has made a draft', async () => {
      const { scheduleId } = await ask<{ scheduleId: string | null }>('GET', `${scheduling}/runs/${run.id}`);
      return scheduleId;
    });
  };
  const grid = (draft: string) => ask<Grid>('GET', `${scheduling}/schedules/${draft}/grid`);
  const published = async (): Promise<Made> =>
    (await ask<{ items: Made[] }>('GET', `${scheduling}/schedules`)).items.find(
      ({ status }) => status === 'published',
    )!;
  /** When the published meetings begin. */
  const shown = async (): Promise<string[]> =>
    (await grid((await published()).id)).meetings.map((m) => m.startsAt).sort();
  const mails = () =>
    app.query<Mail>(
      `SELECT id, kind, method, facts->>'change' AS change, recipient_id, subject_key, sequence
       FROM notification.mail
       WHERE matchmaking_id = $1 AND kind IN ('invitation', 'agenda') AND status <> 'cancelled'`,
      [id],
    );

  /** Publishes a draft; what was told before, and the mails that were sent for it. */
  async function publish(draft: string): Promise<{ told: BlastRadius; sent: Mail[] }> {
    const before = new Set((await mails()).map((mail) => mail.id));
    const { blastRadius } = await ask<{ blastRadius: BlastRadius }>(
      'GET',
      `${scheduling}/schedules/${draft}/publication`,
    );
    expect(await mails()).toHaveLength(before.size);
    const { revision } = await ask<Made>('GET', `${scheduling}/schedules/${draft}`);
    await ask('POST', `${scheduling}/schedules/${draft}/publish`, undefined, revision);
    await eventually('the announcement was handled and every mail sent', async () => {
      const [state] = await app.query<{ handled: boolean; waiting: boolean }>(
        `SELECT EXISTS (SELECT FROM scheduling.outbox JOIN notification.inbox ON inbox.message_id = outbox.id
             WHERE name = 'schedule.published@1' AND data->>'scheduleId' = $1) AS handled,
           EXISTS (SELECT FROM notification.mail WHERE status IN ('held', 'pending', 'sending')) AS waiting`,
        [draft],
      );
      return state!.handled && !state!.waiting;
    });
    return { told: blastRadius, sent: (await mails()).filter((mail) => !before.has(mail.id)) };
  }

  const countOf = (sent: readonly Mail[]): BlastRadius => {
    const count = (change: string) => sent.filter((mail) => mail.change === change).length;
    return {
      people: new Set(sent.map((mail) => mail.recipient_id)).size,
      invitations: count('new'),
      moves: count('changed'),
      cancellations: count('ended') + count('left'),
    };
  };

  it('is told before it happens, and is exactly that afterwards: the first time, and after moves and drops', async () => {
    const first = await publish(await draftOfRun());
    expect(first.told).toMatchObject({ people: 6, invitations: 12, moves: 0, cancellations: 0 });
    expect(first.told).toMatchObject(countOf(first.sent));

    expect(first.sent.filter(({ kind }) => kind === 'agenda')).toHaveLength(6);

    const schedules = `${scheduling}/schedules`;
    const draft = await ask<Made>('POST', schedules, { basedOn: (await published()).id });
    const { meetings, slots, tables } = await grid(draft.id);
    const [moved, dropped] = meetings;
    const taken = new Set(meetings.map(({ slotId }) => slotId));
    const free = slots.find((slot) => !taken.has(slot.id))!;
    const place = (meetingId: string) => `${schedules}/${draft.id}/meetings/${meetingId}/place`;
    await ask('PUT', place(moved!.meetingId), { slotId: free.id, tableId: tables[0]!.id }, draft.revision);
    await ask('DELETE', place(dropped!.meetingId), undefined, (await grid(draft.id)).revision);

    const second = await publish(draft.id);
    const concerned = new Set([moved!.aId, moved!.bId, dropped!.aId, dropped!.bId]).size;
    expect(second.told).toMatchObject({ people: concerned, invitations: 0, moves: 2, cancellations: 2 });
    expect(second.told).toMatchObject(countOf(second.sent));
    expect(second.sent.filter(({ kind }) => kind === 'agenda')).toHaveLength(concerned);
  });

  it('C46 is one update a person, with the next number, where new rules of time zones move an instant', async () => {
    // As if the rules had said another hour when the programme was saved.
    await app.query(`
      SET session_replication_role = replica;
      UPDATE registration.slot SET starts_at = starts_at + interval '1 hour', ends_at = ends_at + interval '1 hour';
      UPDATE scheduling.slot SET during = tstzrange(lower(during) + interval '1 hour', upper(during) + interval '1 hour');
      RESET session_replication_role`);
    const first = await publish(await draftOfRun());
    expect(countOf(first.sent)).toMatchObject({ people: 6, invitations: 12 });
    const before = await shown();

    await ask(
      'PUT',
      `${registration}/programme`,
      milanProgramme,
      (await ask<Made>('GET', registration)).revision,
    );
    const draft = await ask<Made>('POST', `${scheduling}/schedules`, { basedOn: (await published()).id });
    const second = await publish(draft.id);
    expect(countOf(second.sent)).toEqual({ people: 6, invitations: 0, moves: 12, cancellations: 0 });
    const anHourEarlier = before.map((start) => new Date(Date.parse(start) - 3_600_000).toISOString());
    expect(await shown()).toEqual(anHourEarlier);
    const invitations = second.sent.filter(({ kind }) => kind === 'invitation');
    expect(new Set(invitations.map(({ method, sequence }) => `${method} ${sequence}`))).toEqual(
      new Set(['REQUEST 1']),
    );
    expect(new Set(invitations.map((mail) => `${mail.recipient_id} ${mail.subject_key}`)).size).toBe(12);
  });
});
