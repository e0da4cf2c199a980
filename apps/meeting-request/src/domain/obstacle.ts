import { DomainError } from '@ronda/domain';
import { isInPerson, type Actor } from './actor';
import { statusAt } from './booking-window';
import type { Encounter } from './encounter';
import { isReached } from './quota';

/** Why one participant cannot ask another, in the order in which they are told. */
export const OBSTACLES = [
  'oneself',
  'same-organisation',
  'same-region',
  'vetoed-by-you',
  'already-requested',
  'declined-before',
  'withdrawn-too-often',
  'matchmaking-over',
  'window-not-open',
  'window-closed',
  'sent-quota-reached',
  'not-taking-requests',
] as const;
export type Obstacle = (typeof OBSTACLES)[number];

/** Obstacles that lie in the two participants, not in the moment or in the asker's own quota. */
export const LASTING: ReadonlySet<Obstacle> = new Set<Obstacle>([
  'oneself',
  'same-organisation',
  'same-region',
  'vetoed-by-you',
  'already-requested',
  'declined-before',
  'withdrawn-too-often',
  'not-taking-requests',
]);

/** Everybody may change their mind; each time, the other side gets mail. */
export const MOST_WITHDRAWN = 3;

type Test = (encounter: Encounter, actor: Actor, now: Date) => boolean;

const tests: Record<Obstacle, Test> = {
  oneself: ({ asker, other }) => asker.participantId === other.participantId,
  'same-organisation': ({ asker, other }) => asker.organisationId === other.organisationId,
  'same-region': ({ asker, other, rules }) =>
    rules.pairing === 'across-regions' && asker.region === other.region,
  'vetoed-by-you': ({ vetoedByAsker }, actor) => vetoedByAsker && isInPerson(actor),
  'already-requested': (encounter) => encounter.active !== null && !isMutual(encounter),
  // An organiser may bring the two together after all.
  'declined-before': (encounter, actor) =>
    encounter.declinedBefore && actor.kind === 'participant' && !isMutual(encounter),
  'withdrawn-too-often': (encounter, actor) =>
    encounter.withdrawnBefore >= MOST_WITHDRAWN && actor.kind === 'participant' && !isMutual(encounter),
  'matchmaking-over': ({ rules }) => rules.isOver,
  // An organiser may enter wishes before the window opens.
  'window-not-open': ({ window }, actor, now) =>
    actor.kind === 'participant' && statusAt(window, now) === 'planned',
  'window-closed': ({ window }, _actor, now) => statusAt(window, now) === 'closed',
  'sent-quota-reached': (encounter) =>
    !isMutual(encounter) && isReached(encounter.asker.tally.sent, encounter.rules.limits.sent),
  /**
   * One answer for three causes: the other side has paused requests, has its quota, or the pair is vetoed. As
   * anybody may pause at any time, the answer never proves a veto.
   */
  'not-taking-requests': (encounter) =>
    encounter.vetoed ||
    (!isMutual(encounter) &&
      (!encounter.other.takesRequests ||
        isReached(encounter.other.tally.received, encounter.rules.limits.received))),
};

/** The other side has asked already: asking back means yes. */
export function isMutual({ active, other }: Encounter): boolean {
  return active?.status === 'proposed' && active.fromParticipantId === other.participantId;
}

/** All that stands between the two, in the order of `OBSTACLES`. */
export function obstaclesTo(encounter: Encounter, actor: Actor, now: Date): Obstacle[] {
  return OBSTACLES.filter((obstacle) => tests[obstacle](encounter, actor, now));
}

/** Throws the first obstacle, if there is one, as an error that says what to do. */
export function requireNoObstacle(encounter: Encounter, actor: Actor, now: Date): void {
  const [first] = obstaclesTo(encounter, actor, now);
  if (first) throw refusalOf(first, encounter);
}

/** The error a person gets for an obstacle: what stands in the way, and what to do. */
export function refusalOf(obstacle: Obstacle, encounter: Encounter): DomainError {
  return refusals[obstacle](encounter);
}

const refusals: Record<Obstacle, (encounter: Encounter) => DomainError> = {
  oneself: ({ other }) =>
    refusal('TO_ONESELF', other, 'A participant cannot ask itself for a meeting.', 'the wrong id was sent.'),
  'same-organisation': ({ other }) =>
    refusal(
      'SAME_ORGANISATION',
      other,
      `"${other.name}" belongs to the same organisation.`,
      'you meant a participant of another one.',
    ),
  'same-region': ({ other }) =>
    refusal(
      'SAME_REGION',
      other,
      `"${other.name}" is from ${other.region} as well; this matchmaking event pairs across the two regions.`,
      'filter the directory by the other region.',
    ),
  'vetoed-by-you': ({ other }) =>
    refusal(
      'VETOED_BY_YOU',
      other,
      `You have said that you never want to meet "${other.name}".`,
      'withdraw your veto first.',
    ),
  'already-requested': ({ asker, other, active }) =>
    refusal(
      'ALREADY_REQUESTED',
      other,
      `There is already a meeting request between "${asker.name}" and "${other.name}"; it is ${String(active?.status)}.`,
      'change that one instead of sending another.',
      { meetingRequestId: active?.id },
    ),
  'declined-before': ({ other }) =>
    refusal(
      'DECLINED_BEFORE',
      other,
      `"${other.name}" has declined your request; it can be asked only once.`,
      'they ask you themselves; the organisers can help.',
    ),
  'withdrawn-too-often': ({ asker, other, withdrawnBefore }) =>
    refusal(
      'WITHDRAWN_TOO_OFTEN',
      other,
      `${withdrawnBefore} meeting requests of "${asker.name}" to "${other.name}" were taken back; that is enough.`,
      'they ask you themselves; the organisers can help.',
      { withdrawn: withdrawnBefore, most: MOST_WITHDRAWN },
    ),
  'matchmaking-over': ({ other }) =>
    refusal(
      'MATCHMAKING_OVER',
      other,
      'This matchmaking event is over.',
      'you wanted another matchmaking event.',
    ),
  'window-not-open': ({ window }) => windowRefusal('NOT_OPEN', 'is not open yet', 'opens', window.opensAt),
  'window-closed': ({ window }) => windowRefusal('CLOSED', 'is closed', 'closed', window.closesAt),
  'sent-quota-reached': ({ asker, rules: { limits } }) =>
    new DomainError(
      'MEETING_REQUEST.SENT_QUOTA_REACHED',
      `"${asker.name}" has sent all the requests this matchmaking event allows: ${String(limits.sent)} open or agreed.\n` +
        'Maybe withdraw one first.',
      { limit: limits.sent },
    ),
  'not-taking-requests': ({ other }) =>
    refusal(
      'NOT_TAKING_REQUESTS',
      other,
      `"${other.name}" is not taking more requests.`,
      'try again later, or ask another participant.',
    ),
};

function refusal(
  reason: string,
  { participantId }: { readonly participantId: string },
  what: string,
  maybe: string,
  details: Readonly<Record<string, unknown>> = {},
): DomainError {
  return new DomainError(`MEETING_REQUEST.${reason}`, `${what}\nMaybe ${maybe}`, {
    participantId,
    ...details,
  });
}

/** For sending and answering alike. */
export function windowRefusal(reason: string, state: string, verb: string, at: Date | null): DomainError {
  const when = at ? `it ${verb} at ${at.toISOString()}` : 'the organisers have set no time for it';
  return new DomainError(
    `BOOKING_WINDOW.${reason}`,
    `The booking window ${state}: ${when}. Requests are sent and answered only while it is open.\n` +
      'Maybe ask the organisers.',
    { at },
  );
}
