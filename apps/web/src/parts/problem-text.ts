import type { i18n } from 'i18next';
import type { Problem } from '../api/refused';

/** What is wrong and what to try, in the reader's language where the code is known there, else in the server's words. */
export function problemText(
  problem: Problem,
  { t, exists }: Pick<i18n, 't' | 'exists'>,
): { readonly text: string; readonly hint: string | undefined } {
  const key = `problems.${problem.code}`;
  if (!exists(`${key}.text`)) return { text: problem.detail, hint: problem.hint };
  const say = t as (key: string, values?: object) => string; // the code is the server's, not one of our keys
  return { text: say(`${key}.text`, problem.details), hint: say(`${key}.hint`, problem.details) };
}
