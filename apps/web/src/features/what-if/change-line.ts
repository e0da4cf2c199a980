import type { TFunction } from 'i18next';
import { showTime } from '../../parts/times';

interface Context {
  readonly zone: string;
  readonly language: string;
  readonly participant: (id: string) => string;
}

interface Change {
  readonly kind: string;
  readonly [field: string]: unknown;
}

/** What changes are about, in a few words: "1 more table, 2 more slots from 17:00 on". */
export function changeLine(changes: readonly Change[], context: Context, t: TFunction): string {
  const of = (kind: string) => changes.filter((change) => change.kind === kind);
  const parts: string[] = [];
  const tables = of('table-added');
  if (tables.length > 0) {
    const kind = (tables[0]?.['table'] as { kind?: 'table' | 'booth' | 'virtual' }).kind ?? 'table';
    parts.push(t(`whatIf.more.${kind}`, { count: tables.length }));
  }
  const slots = of('slot-added');
  if (slots.length > 0) {
    const start = (slots[0]?.['slot'] as { start?: string }).start;
    const from = start === undefined ? '' : showTime(start, context.zone, context.language).time;
    parts.push(t('whatIf.more.slots', { count: slots.length, from }));
  }
  for (const change of of('interpreter-added')) {
    const { languages } = change['interpreter'] as { languages: readonly string[] };
    parts.push(
      t('whatIf.more.interpreter', {
        languages: languages.map((one) => languageName(one, context)).join(', '),
      }),
    );
  }
  for (const change of of('participant-back')) {
    parts.push(t('whatIf.more.time', { participant: context.participant(String(change['participant'])) }));
  }
  const lost = (kind: string, field: string) =>
    of(kind).reduce((sum, change) => sum + (change[field] as readonly unknown[]).length, 0);
  if (of('tables-lost').length > 0)
    parts.push(t('whatIf.fewer.tables', { count: lost('tables-lost', 'tables') }));
  if (of('slots-lost').length > 0)
    parts.push(t('whatIf.fewer.slots', { count: lost('slots-lost', 'slots') }));
  return parts.join(', ');
}

function languageName(code: string, { language }: Context): string {
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
