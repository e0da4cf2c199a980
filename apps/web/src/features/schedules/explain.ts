import type { TFunction } from 'i18next';
import type { Schema } from '../../api/client';
import { placeName } from '../../parts/place-name';
import { showTime } from '../../parts/times';
import type { Grid } from './queries';

type Reason = Schema<'Reason'>;

/** How the ids in reasons are called. */
export interface Names {
  readonly participant: (id: string) => string;
  readonly table: (id: string) => string;
  readonly session: (id: string) => string;
  /** "09:20", with the day where the gathering has several. */
  readonly slot: (id: string) => string;
  /** The two sides of a meeting. */
  readonly meeting: (id: string) => { readonly a: string; readonly b: string };
}

/** The names in a grid. What is not in it any more is shown by its id. */
export function namesIn(grid: Grid, zone: string, language: string, t: TFunction): Names {
  const participants = new Map(grid.participants.map(({ id, name }) => [id, name]));
  const tables = new Map(grid.tables.map(({ id, name, kind }) => [id, placeName(name, kind, t)]));
  const sessions = new Map(grid.slots.map(({ sessionId, sessionName }) => [sessionId, sessionName]));
  const times = new Map(grid.slots.map(({ id, startsAt }) => [id, showTime(startsAt, zone, language)]));
  const meetings = new Map(grid.meetings.map((meeting) => [meeting.meetingId, meeting]));
  const hasDays = new Set([...times.values()].map(({ day }) => day)).size > 1;
  const participant = (id: string) => participants.get(id) ?? id;
  return {
    participant,
    table: (id) => tables.get(id) ?? id,
    session: (id) => sessions.get(id) ?? id,
    slot: (id) => {
      const at = times.get(id);
      if (!at) return id;
      return hasDays ? `${at.day}, ${at.time}` : at.time;
    },
    meeting: (id) => {
      const { aId = id, bId = id } = meetings.get(id) ?? {};
      return { a: participant(aId), b: participant(bId) };
    },
  };
}

/** Reads the loosely typed fields of a reason; a field it lacks is empty. */
function fieldsOf(reason: Reason) {
  const text = (field: string) => (typeof reason[field] === 'string' ? reason[field] : '');
  const count = (field: string) => (typeof reason[field] === 'number' ? reason[field] : 0);
  const list = (field: string) => (Array.isArray(reason[field]) ? reason[field].map(String) : []);
  return { text, count, list };
}

/** Why a meeting has no place, in one sentence of the reader's language. */
export function causeSentence(cause: Reason, names: Names, t: TFunction): string {
  const { text, count, list } = fieldsOf(cause);
  const [a = '', b = ''] = list('participants').map(names.participant);
  const values = {
    ...{ a, b },
    participant: names.participant(text('participant')),
    meetings: count('meetings'),
    places: count('places'),
    value: count('value'),
    length: count('length'),
    count: list('slots').length || list('meetings').length || count('slots'),
  };
  switch (cause.kind) {
    case 'forbidden-pair':
    case 'never-free-together':
    case 'too-many-for-slots':
    case 'limit-reached':
    case 'participant-unavailable':
    case 'participant-busy':
    case 'outside-session':
    case 'fixed-elsewhere':
    case 'no-suitable-table':
    case 'tables-taken':
    case 'runs-over':
    case 'no-interpreter':
    case 'no-delegate':
    case 'no-time-between':
    case 'order':
    case 'order-impossible':
    case 'not-all-together':
    case 'too-few-places':
    case 'unscheduled-by-organiser':
    case 'declined-invitation':
    case 'not-selected':
      return t(`cause.${cause.kind}`, values);
    default:
      return t('cause.other', { kind: cause.kind });
  }
}

/** What one change of a repair does. */
export function changeSentence(change: Reason, names: Names, t: TFunction): string {
  const { text, count } = fieldsOf(change);
  const values = {
    participant: names.participant(text('participant')),
    time: names.slot(text('slot')),
    session: names.session(text('session')),
    value: count('value'),
    delegates: count('delegates'),
    count: count('length'),
  };
  switch (change.kind) {
    case 'free-slot':
    case 'add-table':
    case 'add-interpreter':
    case 'add-delegate':
    case 'add-named-delegate':
    case 'waive-delegates':
    case 'waive-buffer':
    case 'raise-limit':
    case 'allow-session':
    case 'shorten':
    case 'release-fixed':
    case 'drop-order':
      return t(`change.${change.kind}`, values);
    case 'move-meeting': {
      const to = (change.to ?? {}) as { slot?: string; table?: string };
      const place = { time: names.slot(to.slot ?? ''), table: names.table(to.table ?? '') };
      return t('change.move-meeting', { ...names.meeting(text('meeting')), ...place });
    }
    default:
      return t('cause.other', { kind: change.kind });
  }
}
