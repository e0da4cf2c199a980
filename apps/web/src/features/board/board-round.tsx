import { useTranslation } from 'react-i18next';
import type { Names } from '../schedules/explain';
import classes from './board.module.css';
import type { BoardRound } from './on-board';

interface Props {
  readonly title: string;
  readonly time: string;
  readonly round: BoardRound;
  readonly names: Names;
}

/** Who meets whom at which table in one round, to be read from afar. */
export function BoardRoundView({ title, time, round, names }: Props) {
  const { t } = useTranslation();
  return (
    <section className={classes.round} aria-label={`${title} ${time}`}>
      <h2 className={classes.heading}>
        {title} <time>{time}</time>
      </h2>
      <ul className={classes.tables} data-many={round.meetings.length > 15 || undefined}>
        {round.meetings.map(({ meetingId, aId, bId, tableId, misfits }) => (
          <li key={meetingId} className={classes.meeting} data-off={misfits.length > 0 || undefined}>
            <span className={classes.table}>{tableId === null ? '' : names.table(tableId)}</span>
            <span>{names.participant(aId)}</span>
            <span>{names.participant(bId)}</span>
            {misfits.length > 0 && <strong>{t('board.notHeld')}</strong>}
          </li>
        ))}
      </ul>
    </section>
  );
}
