/** Why a meeting cannot take place in a slot, at a table. Holds ids and times only, so two schedules can be compared. */
export type Reason =
  | { readonly kind: 'meeting-released' }
  | { readonly kind: 'pair-vetoed' }
  | { readonly kind: 'participant-left'; readonly participantId: string }
  | { readonly kind: 'slot-removed'; readonly slotId: string }
  | { readonly kind: 'slot-moved'; readonly slotId: string }
  | { readonly kind: 'table-removed'; readonly tableId: string }
  | { readonly kind: 'table-closed'; readonly tableId: string }
  | { readonly kind: 'table-unsuitable'; readonly tableId: string; readonly needs: 'on-site' | 'virtual' }
  | { readonly kind: 'booth-of-another'; readonly tableId: string }
  | { readonly kind: 'table-taken'; readonly tableId: string; readonly meetingId: string }
  | { readonly kind: 'participant-away'; readonly participantId: string }
  | { readonly kind: 'outside-local-hours'; readonly participantId: string }
  | {
      readonly kind: 'participant-busy';
      readonly participantId: string;
      readonly meetingIds: readonly string[];
    }
  | { readonly kind: 'no-time-to-move'; readonly participantId: string; readonly meetingId: string }
  | { readonly kind: 'too-many-meetings'; readonly participantId: string; readonly limit: number }
  | { readonly kind: 'no-interpreter-free'; readonly participantIds: readonly [string, string] };

export type ReasonKind = Reason['kind'];

/** How people and things are called in a sentence. */
export interface Names {
  readonly participant: (id: string) => string;
  readonly table: (id: string) => string;
  readonly slot: (id: string) => string;
}

/** The reason as an English sentence for the organiser; screens translate by `kind`. */
export function sentence(reason: Reason, names: Names): string {
  switch (reason.kind) {
    case 'meeting-released':
      return 'One side took its acceptance back.';
    case 'pair-vetoed':
      return 'These two must not meet.';
    case 'participant-left':
      return `${names.participant(reason.participantId)} does not take part any more.`;
    case 'slot-removed':
      return 'This time slot is no longer in the programme.';
    case 'slot-moved':
      return `This time slot has moved to ${names.slot(reason.slotId)}.`;
    case 'table-removed':
      return `${names.table(reason.tableId)} is no longer in the programme.`;
    case 'table-closed':
      return `${names.table(reason.tableId)} does not exist in this time slot.`;
    case 'table-unsuitable':
      return reason.needs === 'virtual'
        ? `${names.table(reason.tableId)} is on site, and one side attends remotely.`
        : `${names.table(reason.tableId)} is a virtual room, and both sides are on site.`;
    case 'booth-of-another':
      return `${names.table(reason.tableId)} belongs to another participant.`;
    case 'table-taken':
      return `${names.table(reason.tableId)} is taken by another meeting.`;
    case 'participant-away':
      return `${names.participant(reason.participantId)} is away.`;
    case 'outside-local-hours':
      return `It is outside the local hours of ${names.participant(reason.participantId)}.`;
    case 'participant-busy':
      return `${names.participant(reason.participantId)} sits in another meeting.`;
    case 'no-time-to-move':
      return `${names.participant(reason.participantId)} has another meeting elsewhere too soon before or after.`;
    case 'too-many-meetings':
      return `${names.participant(reason.participantId)} already has ${reason.limit} meetings, its limit.`;
    case 'no-interpreter-free':
      return `${reason.participantIds.map(names.participant).join(' and ')} share no language, and no interpreter of theirs is free.`;
  }
}
