import type { Figures } from './figures';

type Row = readonly [label: string, value: string];

/** The figures as people read them. */
export function printFigures(figures: Figures): string {
  const { meetings, breaks, mails, seconds } = figures;
  const rows: Row[] = [
    ['Participants', String(figures.participants)],
    ['Meeting requests', byCount(figures.requests)],
    ['Meetings placed', `${meetings.placed} of ${meetings.wanted} wanted`],
    ['Bound', `${meetings.bound} (weight placed ${meetings.weight}, gap ${meetings.gap}; ${figures.status})`],
    ['Breaks', `${breaks.count} (at least ${breaks.bound}), ${breaks.idleSlots} idle slots`],
    ['Checked', figures.isVerified ? 'by the independent checker' : 'REFUSED by the independent checker'],
    ['Mails', byCount(mails)],
    [
      'Seconds',
      Object.entries(seconds)
        .map(([stage, value]) => `${stage} ${value.toFixed(1)}`)
        .join(', '),
    ],
  ];
  const width = Math.max(...rows.map(([label]) => label.length));
  return rows.map(([label, value]) => `  ${label.padEnd(width)}  ${value}`).join('\n');
}

function byCount(counts: Readonly<Record<string, number>>): string {
  const parts = Object.entries(counts).filter(([, count]) => count > 0);
  return parts.map(([name, count]) => `${count} ${name}`).join(', ') || 'none';
}
