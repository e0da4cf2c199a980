import { z } from 'zod';
import { defineMessages } from './message-definition';

/** What every message carries. A message says "look": the reader may find a newer state than `revision`. */
const Fact = z.strictObject({ matchmakingId: z.uuid(), revision: z.int().nonnegative() });
const ParticipantFact = Fact.extend({ participantId: z.uuid() });
const RequestFact = Fact.extend({ meetingRequestId: z.uuid() });

/** Every event and job that crosses a border. A new shape is a new entry, `…@2`; an entry never changes in place. */
export const messages = defineMessages({
  /** Somebody asked for a sign-in link. It concerns a person, not one gathering. */
  'sign-in.requested@1': {
    from: 'registration',
    to: ['notification'],
    retry: 'quick',
    data: z.strictObject({ signInRequestId: z.uuid() }),
  },
  /** A participant may now take part. */
  'participant.admitted@1': {
    from: 'registration',
    to: ['notification'],
    retry: 'quick',
    data: ParticipantFact,
  },
  /** A participant will not take part any more. */
  'participant.withdrew@1': {
    from: 'registration',
    to: ['meeting-request'],
    retry: 'quick',
    data: ParticipantFact,
  },
  /** A participant is free at other times than before. */
  'participant.availability-changed@1': {
    from: 'registration',
    to: ['scheduling'],
    retry: 'quick',
    data: ParticipantFact,
  },
  /** A delegate is erased: whoever keeps anything that tells who it was erases it too. */
  'person.erased@1': {
    from: 'registration',
    to: ['meeting-request', 'scheduling', 'notification'],
    retry: 'quick',
    data: ParticipantFact.extend({ delegateId: z.uuid() }),
  },
  /** Days, sessions, slots or tables are different. */
  'programme.changed@1': { from: 'registration', to: ['scheduling'], retry: 'quick', data: Fact },

  /** One participant asked another for a meeting. */
  'meeting-request.proposed@1': {
    from: 'meeting-request',
    to: ['notification'],
    retry: 'quick',
    data: RequestFact,
  },
  /** Both sides said yes. */
  'meeting-request.accepted@1': {
    from: 'meeting-request',
    to: ['notification'],
    retry: 'quick',
    data: RequestFact,
  },
  'meeting-request.declined@1': {
    from: 'meeting-request',
    to: ['notification'],
    retry: 'quick',
    data: RequestFact,
  },
  /** Nobody answered in time: all that ended together in one message, so that each person hears of them once. */
  'meeting-request.expired@2': {
    from: 'meeting-request',
    to: ['notification'],
    retry: 'quick',
    data: z.strictObject({ matchmakingId: z.uuid(), meetingRequestIds: z.array(z.uuid()).min(1) }),
  },
  /** A side took its yes back, or left the gathering. */
  'meeting-request.withdrawn@1': {
    from: 'meeting-request',
    to: ['scheduling', 'notification'],
    retry: 'quick',
    data: RequestFact,
  },
  /** No request can be sent or answered any more. */
  'booking-window.closed@1': { from: 'meeting-request', to: ['scheduling'], retry: 'quick', data: Fact },

  /** The organiser asked for a slot allocation. */
  'scheduling.allocate@1': {
    from: 'scheduling',
    to: ['scheduling'],
    retry: 'patient',
    data: Fact.extend({ runId: z.uuid() }),
  },
  /** A schedule version replaced the one before; `revision` is its version. */
  'schedule.published@1': {
    from: 'scheduling',
    to: ['notification'],
    retry: 'quick',
    data: Fact.extend({ scheduleId: z.uuid() }),
  },
  /** A side declined its invitation, where the organiser wants the place freed at once; `revision` counts its answers. */
  'scheduling.release-meeting@1': {
    from: 'notification',
    to: ['scheduling'],
    retry: 'quick',
    data: Fact.extend({ meetingId: z.uuid() }),
  },
});

export type MessageName = keyof typeof messages;
export type MessageData<N extends MessageName> = z.infer<(typeof messages)[N]['data']>;

/** What travels: the fact and where it came from. */
export interface Envelope<N extends MessageName = MessageName> {
  /** The outbox row's id; with the consumer's name, the key of the inbox. */
  readonly id: string;
  readonly name: N;
  readonly tenantId: string;
  readonly occurredAt: string;
  /** The same from the HTTP request through events and jobs to the header of the mail. */
  readonly correlationId: string;
  /** The message whose handling caused this one; null when a person did. */
  readonly causationId: string | null;
  readonly data: MessageData<N>;
}
