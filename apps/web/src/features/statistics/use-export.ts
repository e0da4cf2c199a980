import { useTranslation } from 'react-i18next';
import { downloadCsv } from './download-csv';
import type { Outcome } from './fairness';

const COLUMNS = ['sent', 'received', 'accepted', 'placed', 'breaks', 'tableChanges'] as const;

/** Gives the figures of every participant as a file for spreadsheet programs. */
export function useExport(outcomes: readonly Outcome[]): () => void {
  const { t } = useTranslation();
  return () => {
    const headings = [
      t('participants.name'),
      t('participants.region'),
      t('participants.country'),
      ...COLUMNS.map((column) => t(`statistics.column.${column}`)),
    ];
    const rows = outcomes.map(({ participant, ...figures }) => [
      participant.name,
      participant.region,
      participant.country,
      ...COLUMNS.map((column) => figures[column]),
    ]);
    downloadCsv('statistics.csv', [headings, ...rows]);
  };
}
