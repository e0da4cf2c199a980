import { useTranslation } from 'react-i18next';
import { RegionBadge } from '../../parts/region-badge';
import type { Grid } from '../schedules/queries';
import type { GridMeeting } from './edits';
import classes from './meeting-in-cell.module.css';

interface Props {
  readonly meeting: GridMeeting | undefined;
  readonly sides: ReadonlyMap<string, Grid['participants'][number]>;
}

/** Who meets at a table. */
export function MeetingInCell({ meeting, sides }: Props) {
  const { t } = useTranslation();
  if (!meeting) return <span className={classes.hidden}>{t('schedule.free')}</span>;
  return (
    <>
      {[meeting.aId, meeting.bId].map((id) => {
        const side = sides.get(id);
        return (
          <div key={id} className={classes.side}>
            {side && <RegionBadge region={side.region} />}
            <span className={classes.name} title={side?.name}>
              {side?.name ?? id}
            </span>
          </div>
        );
      })}
      <MeetingMarks meeting={meeting} />
    </>
  );
}

/** Locked, or no longer fitting. */
export function MeetingMarks({ meeting }: { readonly meeting: GridMeeting }) {
  const { t } = useTranslation();
  if (!meeting.isLocked && meeting.misfits.length === 0) return null;
  return (
    <div className={classes.marks}>
      {meeting.isLocked && <span>🔒 {t('schedule.locked')}</span>}
      {meeting.misfits.length > 0 && <strong>{t('schedule.misfit')}</strong>}
    </div>
  );
}
