import { useTranslation } from 'react-i18next';
import { downloadCsv } from './download-csv';
import type { Feedback } from './feedback';

/** Gives attendance and ratings as a file: a line for each rating, and one for each participant that gave none. */
export function useFeedbackExport(feedback: readonly Feedback[]): () => void {
  const { t } = useTranslation();
  const cooperation = (value: boolean | null) =>
    value === null ? t('ratings.open') : t(value ? 'ratings.yes' : 'ratings.no');
  return () => {
    const names = new Map(feedback.map(({ participant: { id, name } }) => [id, name]));
    const headings = [
      t('participants.name'),
      t('participants.region'),
      t('participants.country'),
      t('participants.state.label'),
      t('statistics.metWith'),
      t('ratings.score'),
      t('ratings.cooperation'),
      t('ratings.note'),
    ];
    const rows = feedback.flatMap(({ participant: { name, region, country }, attendance, given }) => {
      const who = [name, region, country, t(`liveDay.state.${attendance}`)];
      if (given.length === 0) return [[...who, '', '', '', '']];
      return given.map((one) => [
        ...who,
        names.get(one.counterpartId) ?? one.counterpartId,
        one.score,
        cooperation(one.cooperation),
        one.note,
      ]);
    });
    downloadCsv('ratings.csv', [headings, ...rows]);
  };
}
