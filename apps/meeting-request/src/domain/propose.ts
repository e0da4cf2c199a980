import type { Actor } from './actor';
import type { Encounter } from './encounter';
import { accept, stronger, type MeetingRequest, type Priority } from './meeting-request';
import { isMutual, obstaclesTo, refusalOf, requireNoObstacle } from './obstacle';
import { requireRoomForMeeting } from './quota';

export interface Wish {
  readonly priority: Priority;
  readonly message: string;
}

/** What only the caller can know: the new id and the moment. */
export interface Fresh {
  readonly id: string;
  readonly now: Date;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The asker's wish, as a new request; or, when the other side has asked already, as the yes to that one: two who
 * ask for each other have agreed.
 */
export function propose(encounter: Encounter, wish: Wish, actor: Actor, fresh: Fresh): MeetingRequest {
  requireNoObstacle(encounter, actor, fresh.now);
  const { active, asker, other, rules } = encounter;
  if (active && isMutual(encounter)) {
    requireRoomForMeeting(asker, other, rules.limits);
    return agree(active, wish, fresh.now);
  }
  const { expiryDays } = rules;
  return {
    ...create(encounter, wish, fresh),
    status: 'proposed',
    expiresAt: expiryDays === null ? null : new Date(fresh.now.getTime() + expiryDays * DAY_MS),
  };
}

/**
 * A meeting both sides agreed to outside Ronda, entered by the organisers at any time before the gathering is
 * over: the booking window does not bind it, everything else does.
 */
export function arrange(encounter: Encounter, wish: Wish, actor: Actor, fresh: Fresh): MeetingRequest {
  const [first] = obstaclesTo(encounter, actor, fresh.now).filter((obstacle) => obstacle !== 'window-closed');
  if (first) throw refusalOf(first, encounter);
  const { active, asker, other, rules } = encounter;
  requireRoomForMeeting(asker, other, rules.limits);
  if (active && isMutual(encounter)) return agree(active, wish, fresh.now);
  return { ...create(encounter, wish, fresh), status: 'accepted', expiresAt: null };
}

/** The stronger wish of the two counts; the second one's words become the reply. */
function agree(active: MeetingRequest, wish: Wish, now: Date): MeetingRequest {
  const agreed = accept(active, wish.message === '' ? null : wish.message, now);
  return { ...agreed, priority: stronger(active.priority, wish.priority) };
}

function create(
  { asker, other }: Encounter,
  wish: Wish,
  { id, now }: Fresh,
): Omit<MeetingRequest, 'status' | 'expiresAt'> {
  return {
    id,
    fromParticipantId: asker.participantId,
    toParticipantId: other.participantId,
    priority: wish.priority,
    message: wish.message,
    reply: null,
    declineReason: null,
    proposedAt: now,
    changedAt: now,
    revision: 1,
  };
}
