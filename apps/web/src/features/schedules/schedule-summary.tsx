import { useTranslation } from 'react-i18next';
import { showMoment } from '../../parts/times';
import type { Schedule } from './queries';

/** What a version holds, in one line. */
export function ScheduleSummary({ schedule }: { readonly schedule: Schedule }) {
  const { t, i18n } = useTranslation();
  const { placed, unplaced, misfits, createdAt, publishedAt } = schedule;
  return (
    <>
      {t('schedule.meetings', { count: placed })} · {t('schedule.unplaced', { count: unplaced })}
      {misfits > 0 && ` · ${t('schedule.misfits', { count: misfits })}`}
      {' · '}
      {showMoment(publishedAt ?? createdAt, i18n.language)}
    </>
  );
}
