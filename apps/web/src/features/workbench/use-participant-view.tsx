import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { cityOf } from '../../parts/times';
import type { CellAt } from '../../parts/use-grid-events';
import type { Names } from '../schedules/explain';
import type { Grid } from '../schedules/queries';
import { MeetingMarks } from './meeting-in-cell';
import classes from './meeting-in-cell.module.css';
import { participantRows } from './participant-rows';
import type { Targets } from './targets';
import { toneOf } from './tone';
import type { WorkView } from './work-view';

interface Shown {
  readonly grid: Grid;
  readonly zone: string;
  readonly names: Names;
  readonly targets: Targets | null;
  /** The participants of the meeting in hand: only their rows are places for it. */
  readonly heldSides: readonly string[];
  readonly heldId: string | null;
  readonly sought: string | null;
  readonly isEditable: boolean;
}

const SIZE = { rowHeight: 52, headingWidth: 230, columnWidth: 136 };

/** Participants down, slots across: everybody's day, with breaks and changes of table. */
export function useParticipantView(shown: Shown): WorkView {
  const { grid, zone, names, targets, heldSides, heldId, sought, isEditable } = shown;
  const { t } = useTranslation();
  return useMemo(() => {
    const all = participantRows(grid);
    const rows = sought === null ? all : all.filter(({ participantId }) => participantId === sought);
    const byId = new Map(rows.map((row) => [row.id, row]));
    const meetingAt = ({ rowId, columnId }: CellAt) => byId.get(rowId)?.meetings.get(columnId);
    const targetAt = (at: CellAt) => {
      const participantId = byId.get(at.rowId)?.participantId;
      if (participantId === undefined || !heldSides.includes(participantId)) return null;
      return targets?.inSlot(at.columnId, meetingAt(at)) ?? null;
    };
    return {
      caption: t('workbench.byParticipantCaption', { version: grid.schedule.version }),
      corner: t('schedule.corner', { city: cityOf(zone) }),
      rows: rows.map(({ id, participantId, seatNo, meetings, breaks, movedSlotIds }) => ({
        id,
        heading: (
          <>
            {names.participant(participantId)}
            {seatNo > 1 && ` · ${t('workbench.delegate', { number: seatNo })}`}
            <div className={classes.figures}>
              {t('schedule.meetings', { count: meetings.size })} · {t('workbench.breaks', { count: breaks })}{' '}
              · {t('workbench.moves', { count: movedSlotIds.size })}
            </div>
          </>
        ),
      })),
      columns: grid.slots.map(({ id }) => ({ id, heading: names.slot(id) })),
      size: SIZE,
      meetingAt,
      targetAt,
      nameOf: ({ rowId, columnId }) =>
        `${names.slot(columnId)}, ${names.participant(byId.get(rowId)?.participantId ?? rowId)}`,
      cell: (at) => {
        const row = byId.get(at.rowId);
        const meeting = meetingAt(at);
        const isHeld = meeting !== undefined && meeting.meetingId === heldId;
        const isIdle = row?.idleSlotIds.has(at.columnId) === true;
        const hasMoved = row?.movedSlotIds.has(at.columnId) === true;
        const tone = toneOf({ target: targetAt(at), meeting, sought: null, isHeld });
        return {
          tone: tone ?? (isIdle ? 'idle' : undefined),
          isDraggable: isEditable && meeting !== undefined && !meeting.isLocked,
          content: meeting ? (
            <>
              <div className={classes.name}>
                {names.participant(meeting.aId === row?.participantId ? meeting.bId : meeting.aId)}
              </div>
              <div className={classes.name}>
                {hasMoved && <span title={t('workbench.movesHere')}>↷ </span>}
                {meeting.tableId !== null && names.table(meeting.tableId)}
              </div>
              <MeetingMarks meeting={meeting} />
            </>
          ) : (
            <span className={classes.hidden}>{t(isIdle ? 'workbench.break' : 'schedule.free')}</span>
          ),
        };
      },
    };
  }, [grid, zone, names, targets, heldSides, heldId, sought, isEditable, t]);
}
