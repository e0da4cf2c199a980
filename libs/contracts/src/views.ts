import { z } from 'zod';
import type { Service } from './message-definition';
import { defineViews } from './view-definition';

const EVERY_OTHER: readonly Service[] = ['meeting-request', 'scheduling', 'notification'];

const timestamp = z.date();
/** Wall-clock time "HH:MM". */
const wallTime = z.string();
const revision = z.int().nonnegative();
const inTenant = z.object({ tenant_id: z.uuid() });
const inMatchmaking = inTenant.extend({ matchmaking_id: z.uuid() });
const language = z.enum(['es', 'pt', 'en', 'fr', 'it']);

/**
 * Every view that one service publishes and others read. Columns may be added; to remove or change one, publish
 * `…_v2` beside it. Grants are generated from `readers`; a test compares each view's columns with `row`.
 */
export const views = defineViews({
  'registration.published_tenant': {
    readers: EVERY_OTHER,
    row: inTenant.extend({ name: z.string() }),
  },
  /** Who is signed in: found by the SHA-256 of the cookie's token. Holds ids and roles, no personal data. */
  'registration.published_session': {
    readers: EVERY_OTHER,
    row: z.object({
      token_sha256: z.string(),
      session_id: z.uuid(),
      user_id: z.uuid(),
      role: z.enum(['platform-admin', 'organiser', 'co-organiser', 'participant']),
      /** Null for a platform administrator only. */
      tenant_id: z.uuid().nullable(),
      /** The matchmakings a co-organiser or participant is bound to; null means all of the tenant. */
      matchmaking_ids: z.array(z.uuid()).nullable(),
      /** Set when role is participant. */
      participant_id: z.uuid().nullable(),
      delegate_id: z.uuid().nullable(),
      /** The organiser behind an impersonation. */
      impersonator_id: z.uuid().nullable(),
      expires_at: timestamp,
    }),
  },
  /** Sign-in mails to write; the token is sealed and leaves the view once the request is used or expired. */
  'registration.published_sign_in_request': {
    readers: ['notification'],
    row: inTenant.extend({
      sign_in_request_id: z.uuid(),
      person_id: z.uuid(),
      email: z.string(),
      name: z.string(),
      language,
      zone: z.string(),
      sealed_token: z.string(),
      requested_at: timestamp,
      expires_at: timestamp,
    }),
  },
  'registration.published_matchmaking': {
    readers: EVERY_OTHER,
    row: inMatchmaking.extend({
      name: z.string(),
      place: z.string(),
      /** IANA name. */
      zone: z.string(),
      state: z.enum(['draft', 'open', 'finished', 'cancelled']),
      default_language: language,
      contact_name: z.string(),
      contact_email: z.string(),
      /** Who may meet whom. */
      pairing: z.enum(['across-regions', 'anyone']),
      /** Requests a participant may send, receive and have accepted; null means no limit. */
      max_sent: z.int().nullable(),
      max_received: z.int().nullable(),
      max_accepted: z.int().nullable(),
      /** Days after which an unanswered request expires; null means only when the window closes. */
      request_expiry_days: z.int().nullable(),
      /** Start a run by itself when the booking window closes. */
      allocate_on_close: z.boolean(),
      /** Minutes people need to get from one table to another; null for none. */
      buffer_minutes: z.int().nullable(),
      revision,
    }),
  },
  'registration.published_slot': {
    readers: EVERY_OTHER,
    row: inMatchmaking.extend({
      slot_id: z.uuid(),
      session_id: z.uuid(),
      session_name: z.string(),
      /** 0, 1, 2 … in time order. */
      position: z.int(),
      starts_at: timestamp,
      ends_at: timestamp,
      /** "2015-06-12T09:00", the wall time at the venue. */
      starts_local: z.string(),
    }),
  },
  'registration.published_table': {
    readers: ['scheduling', 'notification'],
    row: inMatchmaking.extend({
      table_id: z.uuid(),
      name: z.string(),
      kind: z.enum(['table', 'booth', 'virtual']),
      position: z.int(),
      /** The participant a booth belongs to. */
      owner_participant_id: z.uuid().nullable(),
      /** Where a virtual room is entered. */
      join_url: z.string().nullable(),
      /** Slots in which it does not exist. */
      closed_slot_ids: z.array(z.uuid()),
    }),
  },
  'registration.published_interpreter': {
    readers: ['scheduling'],
    row: inMatchmaking.extend({
      interpreter_id: z.uuid(),
      name: z.string(),
      languages: z.array(z.string()),
      unavailable_slot_ids: z.array(z.uuid()),
    }),
  },
  /** Admitted participants only. */
  'registration.published_participant': {
    readers: EVERY_OTHER,
    row: inMatchmaking.extend({
      participant_id: z.uuid(),
      organisation_id: z.uuid(),
      organisation_name: z.string(),
      kind: z.enum(['cluster', 'company', 'agency', 'research-centre', 'other']),
      region: z.enum(['EU', 'LAC']),
      /** ISO 3166-1 alpha-2, or a subdivision such as GB-NIR. */
      country: z.string(),
      sectors: z.array(z.string()),
      offers: z.array(z.string()),
      needs: z.array(z.string()),
      /** ISO 639-1. */
      languages: z.array(z.string()),
      description: z.string(),
      website: z.string().nullable(),
      zone: z.string(),
      attends: z.enum(['on-site', 'remote']),
      /** The local hours a remote participant accepts; null means any hour of the programme. */
      local_hours_from: wallTime.nullable(),
      local_hours_until: wallTime.nullable(),
      max_meetings: z.int().nullable(),
      /** Delegates that can sit at tables at the same time. */
      delegates: z.int().positive(),
      revision,
    }),
  },
  /** The people of admitted participants; `seat_no` 1 … `delegates`, but for the seats of those who were erased. */
  'registration.published_delegate': {
    readers: ['scheduling', 'notification'],
    row: inMatchmaking.extend({
      participant_id: z.uuid(),
      delegate_id: z.uuid(),
      seat_no: z.int().positive(),
      name: z.string(),
      email: z.string(),
      language,
      zone: z.string(),
    }),
  },
  /** When a participant is not free, beyond what its local hours say; [from, until). */
  'registration.published_availability': {
    readers: ['scheduling'],
    row: inMatchmaking.extend({
      participant_id: z.uuid(),
      unavailable_from: timestamp,
      unavailable_until: timestamp,
    }),
  },

  'meeting_request.published_booking_window': {
    readers: ['scheduling', 'notification'],
    row: inMatchmaking.extend({
      status: z.enum(['planned', 'open', 'closed']),
      opens_at: timestamp.nullable(),
      closes_at: timestamp.nullable(),
      revision,
    }),
  },
  'meeting_request.published_request': {
    readers: ['scheduling', 'notification'],
    row: inMatchmaking.extend({
      meeting_request_id: z.uuid(),
      from_participant_id: z.uuid(),
      to_participant_id: z.uuid(),
      status: z.enum(['proposed', 'accepted', 'declined', 'withdrawn', 'expired']),
      priority: z.enum(['must', 'want', 'nice']),
      message: z.string(),
      decline_reason: z.string().nullable(),
      revision,
    }),
  },
  /** Pairs only: no author, no reason. `a_participant_id` < `b_participant_id`. */
  'meeting_request.published_veto': {
    readers: ['scheduling'],
    row: inMatchmaking.extend({ a_participant_id: z.uuid(), b_participant_id: z.uuid() }),
  },

  /** What this service keeps of what each participant wrote; `person_id` is the participant. */
  'meeting_request.published_personal_data': { readers: ['registration'], row: personalData() },

  'scheduling.published_schedule': {
    readers: ['notification'],
    row: inMatchmaking.extend({
      schedule_id: z.uuid(),
      version: z.int().positive(),
      published_at: timestamp,
    }),
  },
  /** Every meeting that was ever published, as it stands now. */
  'scheduling.published_meeting': {
    readers: ['notification'],
    row: inMatchmaking.extend({
      meeting_id: z.uuid(),
      a_participant_id: z.uuid(),
      b_participant_id: z.uuid(),
      /** 1 … number of delegates: who of the participant sits there. Null once cancelled. */
      a_seat_no: z.int().nullable(),
      b_seat_no: z.int().nullable(),
      status: z.enum(['scheduled', 'cancelled']),
      ical_uid: z.string(),
      /** RFC 5545 SEQUENCE: rises by one with each published change. */
      sequence: z.int().nonnegative(),
      starts_at: timestamp.nullable(),
      ends_at: timestamp.nullable(),
      table_id: z.uuid().nullable(),
      table_name: z.string().nullable(),
      table_kind: z.enum(['table', 'booth', 'virtual']).nullable(),
      join_url: z.string().nullable(),
      interpreter_name: z.string().nullable(),
      changed_at: timestamp,
    }),
  },

  'notification.published_delivery': {
    readers: ['scheduling'],
    row: inMatchmaking.extend({
      mail_id: z.uuid(),
      delegate_id: z.uuid(),
      kind: z.string(),
      subject_key: z.string(),
      sequence: z.int(),
      status: z.enum(['held', 'pending', 'sending', 'sent', 'unknown', 'failed', 'cancelled']),
      updated_at: timestamp,
    }),
  },

  /** What this service keeps of each delegate; `person_id` is the delegate. */
  'notification.published_personal_data': { readers: ['registration'], row: personalData() },

  // Who did what in each service: registration shows it as one list.
  'registration.published_audit': { readers: [], row: auditEntry() },
  'meeting_request.published_audit': { readers: ['registration'], row: auditEntry() },
  'scheduling.published_audit': { readers: ['registration'], row: auditEntry() },
  'notification.published_audit': { readers: ['registration'], row: auditEntry() },

  // The inbox of each service, so that a sender can tell which of its messages were handled.
  'registration.published_receipt': {
    readers: ['meeting-request', 'scheduling', 'notification'],
    row: receipt(),
  },
  'meeting_request.published_receipt': {
    readers: ['registration', 'scheduling', 'notification'],
    row: receipt(),
  },
  'scheduling.published_receipt': {
    readers: ['registration', 'meeting-request', 'notification'],
    row: receipt(),
  },
  'notification.published_receipt': {
    readers: ['registration', 'meeting-request', 'scheduling'],
    row: receipt(),
  },
});

function auditEntry() {
  return inTenant.extend({
    /** Null for what concerns the institution as a whole. */
    matchmaking_id: z.uuid().nullable(),
    /** From 1 within the tenant and the service, in the order of time. */
    number: z.int(),
    at: timestamp,
    /** Null where nobody was signed in, or Ronda did it by itself. */
    actor_id: z.uuid().nullable(),
    /** The organiser behind an impersonation. */
    impersonator_id: z.uuid().nullable(),
    /** `<thing>.<past participle>` */
    action: z.string(),
    /** Ids of the things it was done to, the main one first. */
    about: z.array(z.uuid()),
    reason: z.string().nullable(),
    details: z.record(z.string(), z.unknown()),
    correlation_id: z.string(),
    /** The message that made Ronda do it. */
    causation_id: z.uuid().nullable(),
  });
}

/** For a person who asks what is known of them, and for nothing else. */
function personalData() {
  return inTenant.extend({
    /** Null for what concerns a person and no gathering, such as a sign-in. */
    matchmaking_id: z.uuid().nullable(),
    person_id: z.uuid(),
    /** What the record is, such as `mail`. */
    kind: z.string(),
    at: timestamp,
    data: z.record(z.string(), z.unknown()),
  });
}

function receipt() {
  return z.object({ message_id: z.uuid(), consumer: z.string() });
}

export type ViewName = keyof typeof views;
export type ViewRow<V extends ViewName> = z.infer<(typeof views)[V]['row']>;
