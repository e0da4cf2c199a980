import { DomainError } from '@ronda/domain';
import { violatedConstraint } from '@ronda/persistence';

const REFUSALS: Readonly<Record<string, () => DomainError>> = {
  assignment_table_taken: tableTaken,
  assignment_table_overlaps: tableTaken,
  seat_taken: seatTaken,
  seat_overlaps: seatTaken,
  person_busy_elsewhere: () =>
    new DomainError(
      'SCHEDULE.PERSON_BUSY_ELSEWHERE',
      'A delegate already sits in a published meeting of another matchmaking event at that time.\n' +
        'Maybe move that meeting, or mark the delegate as away and allocate again.',
    ),
};

/** Runs a write and turns the database's refusal of a double booking into the error that users see. */
export async function requireFree(write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    throw REFUSALS[violatedConstraint(error) ?? '']?.() ?? error;
  }
}

function tableTaken(): DomainError {
  return new DomainError(
    'SCHEDULE.TABLE_TAKEN',
    'Another meeting is at that table at that time.\nMaybe it was moved there a moment ago; look at the free places again.',
  );
}

function seatTaken(): DomainError {
  return new DomainError(
    'SCHEDULE.SEAT_TAKEN',
    'A delegate or an interpreter of this meeting sits in another meeting at that time.\n' +
      'Maybe it was moved there a moment ago; look at the free places again.',
  );
}
