/** One person of an invitation. */
export interface Person {
  readonly name: string;
  /** Strict ASCII, see `isMailAddress`. */
  readonly address: string;
}

/** Where an online meeting is entered. */
export interface Conference {
  /** http or https. */
  readonly uri: string;
  /** What the button says, in the reader's language; empty for what the calendar says by itself. */
  readonly label: string;
}

/** What one calendar entry shows. */
export interface CalendarEntry {
  /** Made once for each meeting and kept for life: printable ASCII, no personal data. */
  readonly uid: string;
  /** 0 at first; raised by whoever owns the meeting, never from a clock. */
  readonly sequence: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly summary: string;
  readonly description: string;
  readonly location: string | null;
  readonly conference: Conference | null;
}

/**
 * One message about one meeting to one person, who alone is listed in it. The counterpart is named in the texts.
 * UID and organizer are equal in everybody's copy (RFC 5546 §3.2).
 */
export interface Invitation extends CalendarEntry {
  readonly method: 'REQUEST' | 'CANCEL';
  /**
   * REQUEST: CONFIRMED or TENTATIVE. CANCEL: CANCELLED when the meeting ends, null when it goes on without this
   * person (RFC 5546 §3.2.5).
   */
  readonly status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED' | null;
  /** DTSTAMP: later than that of the message before. */
  readonly stampedAt: Date;
  /** Answers go to this address; it is also the From of the mail. */
  readonly organizer: Person;
  readonly attendee: Person;
  /** What the person answered to an earlier message about the same time. */
  readonly answer: 'NEEDS-ACTION' | 'ACCEPTED' | 'DECLINED' | 'TENTATIVE';
  /** Minutes before the start at which calendars remind; null for no reminder. Never in a CANCEL. */
  readonly reminderMinutes: number | null;
}

/**
 * Tells one person that the time they proposed is not taken; the meeting stays as it is (RFC 5546 §3.2.8). It names
 * nobody but the organizer, and no time.
 */
export interface DeclinedCounter {
  readonly uid: string;
  /** Of the invitation that the proposal answered. */
  readonly sequence: number;
  readonly stampedAt: Date;
  readonly organizer: Person;
  /** Why, for the person to read. */
  readonly comment: string;
}

/** A person's agenda as a file to look at: no organizer and no attendee, or calendars would mail answers. */
export interface AgendaFile {
  /** The name of the calendar. */
  readonly name: string;
  readonly stampedAt: Date;
  readonly entries: readonly CalendarEntry[];
}
