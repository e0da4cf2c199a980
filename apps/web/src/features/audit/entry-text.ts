import type { i18n } from 'i18next';
import type { Names } from '../schedules/explain';
import type { AuditEntry } from './queries';

/** What was done, in the reader's language where the action is known there, else as the service calls it. */
export function actionText(
  { action }: Pick<AuditEntry, 'action'>,
  { t, exists }: Pick<i18n, 't' | 'exists'>,
): string {
  const key = `audit.action.${action}`;
  const say = t as (key: string) => string; // the action is the server's, not one of our keys
  return exists(key) ? say(key) : action;
}

interface Place {
  readonly slotId?: unknown;
  readonly tableId?: unknown;
}

function placeText(place: unknown, names: Names): string | null {
  if (typeof place !== 'object' || place === null) return null;
  const { slotId, tableId } = place as Place;
  if (typeof slotId !== 'string') return null;
  return typeof tableId === 'string' ? `${names.slot(slotId)}, ${names.table(tableId)}` : names.slot(slotId);
}

/** From where to where, of a meeting that was moved: "09:20, Table 4 → 10:00, Table 2"; empty for anything else. */
export function moveText({ details }: Pick<AuditEntry, 'details'>, names: Names): string {
  const [from, to] = [placeText(details['from'], names), placeText(details['to'], names)];
  return from === null && to === null ? '' : `${from ?? '–'} → ${to ?? '–'}`;
}
