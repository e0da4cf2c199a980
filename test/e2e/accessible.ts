import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

/** Run in the page itself, as a script of its debugger: the page's own Content-Security-Policy stays as it is. */
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** What axe holds against the page by WCAG 2.2 AA, one line each; empty when nothing. */
export async function complaintsOfAxe(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const violations = await page.evaluate<Violation[]>(
    `axe.run(document, { runOnly: ${JSON.stringify(STANDARD)} }).then(({ violations }) => violations)`,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
  );
}
