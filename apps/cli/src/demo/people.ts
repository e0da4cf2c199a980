import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Refusal, type Api } from './api';
import { participantsById, type RegisteredParticipant } from './participants';
import type { DemoRecord } from './record';
import { SignInMails } from './sign-in-mails';
import type { Story } from './story';

/**
 * So many participants sign in by the link of their mail, as everybody does in life. In larger gatherings the
 * organiser acts for them, which is allowed and audited: the mails alone would take longer than the rest.
 */
const MOST_SIGN_INS_BY_MAIL = 60;

const UNAUTHENTICATED = 401;
const TENANT = 'Ronda Demo';
const ORGANISER = {
  name: 'Olga Organizadora (demo)',
  email: 'organiser@ronda-demo.example',
  language: 'en',
  zone: 'Europe/Rome',
};

/** Everybody who plays a part, signed in. */
export class People {
  private readonly sessions = new Map<string, Promise<Api>>();
  private known: Promise<ReadonlyMap<string, RegisteredParticipant>> | null = null;

  private constructor(
    readonly organiser: Api,
    private readonly anybody: Api,
    private readonly mails: SignInMails,
  ) {}

  /** Signs the organiser in; on the first start, sets the installation up as its first person does. */
  static async meet(anybody: Api, record: DemoRecord, dataDirectory: string): Promise<People> {
    const organiser = (await signInAgain(anybody, record)) ?? (await setUp(anybody, record, dataDirectory));
    return new People(organiser, anybody, await SignInMails.open(path.join(dataDirectory, 'mail')));
  }

  /** The session of a participant's first delegate. */
  participant(story: Story, participantId: string): Promise<Api> {
    const session = this.sessions.get(participantId) ?? this.enter(story, participantId);
    this.sessions.set(participantId, session);
    return session;
  }

  private async enter(story: Story, participantId: string): Promise<Api> {
    this.known ??= participantsById(story);
    const [delegate] = (await this.known).get(participantId)?.delegates ?? [];
    if (!delegate) throw new Error(`Participant ${participantId} has no delegate who could sign in.`);
    const isSmall = story.preset.participants.length <= MOST_SIGN_INS_BY_MAIL;
    return isSmall ? this.followLink(delegate.email) : this.impersonate(story, delegate.id);
  }

  private async followLink(email: string): Promise<Api> {
    this.mails.expect(email);
    const browser = await this.anybody.signIn('/api/registration/sign-in/link', { email });
    const token = await this.mails.token(email);
    return browser.signIn('/api/registration/sign-in/link/redeem', { token });
  }

  private impersonate({ known }: Story, delegateId: string): Promise<Api> {
    const { matchmakingId } = known;
    return this.organiser.signIn('/api/registration/impersonation', { matchmakingId, delegateId });
  }
}

/** Null where nobody was set up yet, also when the first start ended just before it. */
async function signInAgain(anybody: Api, { organiser }: DemoRecord): Promise<Api | null> {
  if (!organiser) return null;
  return signIn(anybody, organiser).catch((error: unknown) => {
    if (error instanceof Refusal && error.status === UNAUTHENTICATED) return null;
    throw error;
  });
}

async function setUp(anybody: Api, record: DemoRecord, dataDirectory: string): Promise<Api> {
  const token = readFileSync(path.join(dataDirectory, 'setup-token'), 'utf8').trim();
  const password = randomBytes(12).toString('base64url');
  // Kept first: nobody could enter an installation that was set up with a password nobody knows.
  record.keep({ organiser: { email: ORGANISER.email, password } });
  const organiser = { ...ORGANISER, password };
  await anybody.post('/api/registration/setup', { token, tenantName: TENANT, organiser });
  return signIn(anybody, organiser);
}

function signIn(anybody: Api, { email, password }: { email: string; password: string }): Promise<Api> {
  return anybody.signIn('/api/registration/sign-in/password', { email, password });
}
