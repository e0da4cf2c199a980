import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { cityOf } from '../../parts/times';
import { placeName } from '../../parts/place-name';
import type { CellAt } from '../../parts/use-grid-events';
import type { Names } from '../schedules/explain';
import { gridRows } from '../schedules/grid-rows';
import type { Grid } from '../schedules/queries';
import { MeetingInCell } from './meeting-in-cell';
import { toneOf } from './tone';
import type { Targets } from './targets';
import type { WorkView } from './work-view';

interface Shown {
  readonly grid: Grid;
  readonly zone: string;
  readonly names: Names;
  readonly targets: Targets | null;
  readonly heldId: string | null;
  readonly sought: string | null;
  readonly isEditable: boolean;
}

const SIZE = { rowHeight: 58, headingWidth: 76, columnWidth: 172 };

/** Slots down, tables across. */
export function useTableView({ grid, zone, names, targets, heldId, sought, isEditable }: Shown): WorkView {
  const { t, i18n } = useTranslation();
  const language = i18n.language;
  return useMemo(() => {
    const sides = new Map(grid.participants.map((one) => [one.id, one]));
    const meetings = new Map(grid.meetings.map((one) => [`${one.slotId} ${one.tableId ?? ''}`, one]));
    const meetingAt = ({ rowId, columnId }: CellAt) => meetings.get(`${rowId} ${columnId}`);
    const targetAt = (at: CellAt) =>
      targets?.at({ slotId: at.rowId, tableId: at.columnId }, meetingAt(at)) ?? null;
    return {
      caption: t('schedule.gridCaption', { version: grid.schedule.version }),
      corner: t('schedule.corner', { city: cityOf(zone) }),
      rows: gridRows(grid.slots, zone, language),
      columns: grid.tables.map(({ id, name, kind }) => ({ id, heading: placeName(name, kind, t) })),
      size: SIZE,
      meetingAt,
      targetAt,
      nameOf: ({ rowId, columnId }) => `${names.slot(rowId)}, ${names.table(columnId)}`,
      cell: (at) => {
        const meeting = meetingAt(at);
        const isHeld = meeting !== undefined && meeting.meetingId === heldId;
        return {
          tone: toneOf({ target: targetAt(at), meeting, sought, isHeld }),
          isDraggable: isEditable && meeting !== undefined && !meeting.isLocked,
          content: <MeetingInCell meeting={meeting} sides={sides} />,
        };
      },
    };
  }, [grid, zone, names, targets, heldId, sought, isEditable, t, language]);
}
