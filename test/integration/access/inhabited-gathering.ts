import { randomUUID } from 'node:crypto';
import { eventually } from '../eventually';
import { cluster, delegate, milan, milanProgramme } from '../registration/invented';
import type { Sent, WholeApp } from './whole-app';

/** The ids of what there is in a gathering, by the name under which routes ask for them. */
export type Ids = Readonly<Record<string, string>>;

/** What routes call the ids they take; each stands for a thing that exists in an inhabited gathering. */
export const ID_NAMES = [
  'tenantId',
  'matchmakingId',
  'participantId',
  'delegateId',
  'requestId',
  'vetoId',
  'runId',
  'scheduleId',
  'meetingId',
  'slotId',
  'tableId',
  'mailId',
  'userId',
  'sessionId',
] as const;

export const noIds = (): Ids => Object.fromEntries(ID_NAMES.map((name) => [name, randomUUID()]));

interface Made {
  readonly id: string;
  readonly revision: number;
  readonly status: string;
  readonly items: readonly Made[];
}

/** An institution with an organiser who is a member of it. */
export async function institution(app: WholeApp): Promise<{ tenantId: string; organiser: string }> {
  const admin = await app.signIn({ role: 'platform-admin', tenantId: null });
  const name = `Institution ${randomUUID()} (demo)`;
  const { id } = await must(app, admin, { method: 'POST', path: 'registration/tenants', body: { name } });
  return { tenantId: id, organiser: await app.signIn({ role: 'organiser', tenantId: id }) };
}

/** A gathering with something of everything in it: what a stranger could hope to reach by an id. */
export async function inhabit(app: WholeApp, tenantId: string, organiser: string): Promise<Ids> {
  const ask = (method: string, path: string, body?: unknown, revision?: number) =>
    must(app, organiser, {
      method,
      path,
      ...(body !== undefined && { body }),
      ...(revision !== undefined && { revision }),
    });
  const made = await ask('POST', 'registration/matchmakings', { ...milan, programme: milanProgramme });
  const [registration, requests, scheduling] = ['registration', 'meeting-request', 'scheduling'].map(
    (service) => `${service}/matchmakings/${made.id}`,
  ) as [string, string, string];
  await ask('POST', `${registration}/state`, { state: 'open' }, made.revision);
  const admit = (change: object) =>
    ask('POST', `${registration}/participants`, { ...cluster({ ...change }), as: 'admitted' });
  const host = await admit({ region: 'EU', country: 'IT', zone: 'Europe/Rome' });
  const guest = await admit({ delegates: [delegate(`${randomUUID()}@demo.example`)] });
  const unwanted = await admit({});
  await ask('POST', `${requests}/booking-window/open`);
  const pair = { fromParticipantId: guest.id, toParticipantId: host.id };
  const request = await ask('POST', `${requests}/requests`, pair);
  const veto = await ask('POST', `${requests}/vetoes`, {
    participantId: host.id,
    otherParticipantId: unwanted.id,
  });
  await ask('POST', `${requests}/requests/${request.id}/accept`, {});
  const run = await ask('POST', `${scheduling}/runs`, {});
  await eventually('the run has ended', async () =>
    /completed|finished|succeeded|done/.test((await ask('GET', `${scheduling}/runs/${run.id}`)).status),
  );
  const [found] = await app.query<Ids>(
    `SELECT (SELECT id FROM registration.delegate WHERE participant_id = $2) AS "delegateId",
            (SELECT id FROM scheduling.schedule WHERE matchmaking_id = $1) AS "scheduleId",
            (SELECT id FROM scheduling.meeting WHERE matchmaking_id = $1) AS "meetingId",
            (SELECT id FROM registration.slot WHERE matchmaking_id = $1 AND position = 0) AS "slotId",
            (SELECT id FROM registration.venue_table WHERE matchmaking_id = $1 AND position = 0) AS "tableId"`,
    [made.id, guest.id],
  );
  const mailId = await eventuallyMail(app, made.id);
  const userId = await addMember(app, organiser);
  const sessionId = await sessionOf(app, tenantId);
  const ids = { tenantId, matchmakingId: made.id, participantId: guest.id, requestId: request.id };
  return { ...ids, vetoId: veto.id, runId: run.id, ...found, mailId, userId, sessionId };
}

async function eventuallyMail(app: WholeApp, matchmakingId: string): Promise<string> {
  let mails: { id: string }[] = [];
  await eventually('a mail is in the ledger', async () => {
    mails = await app.query('SELECT id FROM notification.mail WHERE matchmaking_id = $1', [matchmakingId]);
    return mails.length > 0;
  });
  return mails[0]!.id;
}

async function addMember(app: WholeApp, organiser: string): Promise<string> {
  const body = { name: 'Luca (demo)', email: `${randomUUID()}@demo.example`, role: 'organiser' };
  const path = 'registration/members';
  const made = await app.send(organiser, {
    method: 'POST',
    path,
    body: { ...body, matchmakingIds: null, language: 'it', zone: 'Europe/Rome' },
  });
  return (JSON.parse(made.text) as { userId: string }).userId;
}

/** Somebody else's session in the institution. */
async function sessionOf(app: WholeApp, tenantId: string): Promise<string> {
  await app.signIn({ role: 'organiser', tenantId });
  const [newest] = await app.query<{ id: string }>(
    'SELECT id FROM registration.sign_in_session WHERE tenant_id = $1 ORDER BY begun_at DESC LIMIT 1',
    [tenantId],
  );
  return newest!.id;
}

async function must(app: WholeApp, cookie: string, sent: Sent): Promise<Made> {
  const got = await app.send(cookie, sent);
  if (got.status >= 300) throw new Error(`${sent.method} ${sent.path}: ${got.status} ${got.text}`);
  return JSON.parse(got.text) as Made;
}
