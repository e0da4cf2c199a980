import type { TFunction } from 'i18next';
import type { Schema } from '../../api/client';
import type { Names } from './explain';

const SIDES_OF_NOBODY = { a: '', b: '' };

/** Why a meeting cannot be somewhere, in one sentence of the reader's language; unknown kinds in the server's words. */
export function reasonSentence(reason: Schema<'Reason'>, names: Names, t: TFunction): string {
  const text = (field: string) => (typeof reason[field] === 'string' ? reason[field] : '');
  const values = {
    participant: names.participant(text('participantId')),
    table: names.table(text('tableId')),
    limit: typeof reason.limit === 'number' ? reason.limit : 0,
  };
  switch (reason.kind) {
    case 'table-taken':
      return t('reason.table-taken', { ...values, ...names.meeting(text('meetingId')) });
    case 'no-interpreter-free': {
      const ids = Array.isArray(reason.participantIds) ? reason.participantIds.map(String) : [];
      const [a = '', b = ''] = ids.map(names.participant);
      return t('reason.no-interpreter-free', { a, b });
    }
    case 'meeting-released':
    case 'pair-vetoed':
    case 'participant-left':
    case 'slot-removed':
    case 'slot-moved':
    case 'table-removed':
    case 'table-closed':
    case 'table-unsuitable':
    case 'booth-of-another':
    case 'participant-away':
    case 'outside-local-hours':
    case 'participant-busy':
    case 'no-time-to-move':
    case 'too-many-meetings':
      return t(`reason.${reason.kind}`, { ...values, ...SIDES_OF_NOBODY });
    default:
      return text('sentence') || t('cause.other', { kind: reason.kind });
  }
}
