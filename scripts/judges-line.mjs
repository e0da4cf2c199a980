const MARK = /\[judge: ([^,\]]+)(?:, skipped: ([^\]]+))?\]/;

/**
 * One line that says which judges a run of jest asked and which it skipped; their suites say so in their titles.
 * @param report what jest writes with --json
 * @returns null when the run had none of these suites
 */
export function judgesLine(report) {
  const marks = report.testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .flatMap(({ ancestorTitles }) => ancestorTitles.map((title) => MARK.exec(title)))
    .filter(Boolean);
  if (marks.length === 0) return null;
  const names = (wanted) => [...new Set(marks.filter(wanted).map(([, name]) => name))].sort();
  const skipped = names(([, , reason]) => reason).join(', ');
  const judged = names(([, , reason]) => !reason).join(', ');
  return `judges: ${judged || 'none'}${skipped ? `; skipped, as not installed: ${skipped}` : ''}`;
}
