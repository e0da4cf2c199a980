import type { Language } from '@ronda/domain';
import type { ParticipantProfile } from '../participant';
import type { UnavailabilityEntry } from '../participant-entry';

/** The columns of a row, one delegate each; the rows of one participant carry the same reference. */
export interface ImportRow extends Omit<ParticipantProfile, 'name' | 'localHours' | 'maxMeetings'> {
  readonly reference: string;
  readonly organisation: string;
  /** How the participant is called; the organisation's name where empty. */
  readonly name: string | null;
  readonly local_hours_from: string | null;
  readonly local_hours_until: string | null;
  readonly max_meetings: number | null;
  readonly unavailable: readonly UnavailabilityEntry[];
  /** Of the windows in `unavailable` that name none; the gathering's zone where empty. */
  readonly unavailable_zone: string | null;
  readonly delegate_name: string;
  readonly delegate_email: string;
  /** The gathering's language where empty. */
  readonly delegate_language: Language | null;
  /** The participant's zone where empty. */
  readonly delegate_zone: string | null;
}
export type ColumnName = keyof ImportRow;

/** What is wrong at one place of a file. */
export interface ImportError {
  /** As a spreadsheet counts: the headings are row 1. */
  readonly row: number;
  readonly column: string;
  readonly value: string;
  /** What would be right. */
  readonly expected: string;
}
