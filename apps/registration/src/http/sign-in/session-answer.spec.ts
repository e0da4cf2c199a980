import { loadConfig } from '@ronda/config';
import { SessionAnswers } from './session-answer';

const LATER = new Date('2027-06-11T12:00:00Z');

function hasMailbox(transport: 'mailbox' | 'smtp', role: 'organiser' | 'participant'): boolean {
  const smtp = { SMTP_URL: 'smtp://relay.example', MAIL_FROM: 'ronda@x.example', MAIL_DOMAIN: 'x.example' };
  const environment = { RONDA_ENV: 'test', MAIL_TRANSPORT: transport, ...(transport === 'smtp' && smtp) };
  const identity = { userId: 'u', role, tenantId: 't', matchmakingIds: null, participantId: null };
  const times = { begunAt: LATER, seenAt: LATER, idleUntil: LATER, endsAt: LATER };
  const session = {
    id: 's',
    ...identity,
    delegateId: null,
    impersonatorId: null,
    returnsTo: null,
    device: '',
  };
  return new SessionAnswers(loadConfig({ environment })).of({
    session: { ...session, ...times },
    name: null,
    hasSecondFactor: false,
    identities: [],
  }).hasMailbox;
}

describe('a session', () => {
  it('tells organisers of the local mailbox, where there is one', () => {
    expect(hasMailbox('mailbox', 'organiser')).toBe(true);
    expect(hasMailbox('smtp', 'organiser')).toBe(false);
  });

  it('keeps it from participants, for it holds the mail of others', () => {
    expect(hasMailbox('mailbox', 'participant')).toBe(false);
  });
});
