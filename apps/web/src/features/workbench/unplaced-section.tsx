import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../parts/empty';
import { QueryView } from '../../parts/query-view';
import { Section } from '../../parts/section';
import type { Names } from '../schedules/explain';
import { unplacedQuery, type Grid } from '../schedules/queries';
import type { Sides } from './edits';
import { UnplacedMeeting } from './unplaced-meeting';
import classes from './unplaced-section.module.css';

interface Props {
  readonly matchmakingId: string;
  readonly grid: Grid;
  readonly names: Names;
  readonly isEditable: boolean;
  readonly heldId: string | null;
  readonly onHold: (meeting: Sides) => void;
  readonly onRelease: () => void;
  /** Takes the meeting in hand out of the schedule, when one is dropped here; absent when it has no place. */
  readonly onTakeOut: (() => void) | undefined;
}

/** Why not: the agreed meetings without a place, each with its causes and what would make room. */
export function UnplacedSection(props: Props) {
  const { matchmakingId, grid, names, isEditable, heldId, onHold, onRelease, onTakeOut } = props;
  const { t } = useTranslation();
  const [isOver, setIsOver] = useState(false);
  const unplaced = useQuery(unplacedQuery(matchmakingId, grid.schedule.id));
  const placed = new Set(grid.meetings.map(({ meetingId }) => meetingId));
  return (
    <div
      className={isOver ? classes.over : undefined}
      onDragOver={(event) => {
        if (!onTakeOut) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => {
        setIsOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        onTakeOut?.();
      }}
    >
      <Section title={t('schedule.unplacedTitle')}>
        <QueryView query={unplaced}>
          {(meetings) => {
            const shown = meetings.filter(({ meetingId }) => !placed.has(meetingId));
            if (shown.length === 0) return <Empty>{t('schedule.allPlaced')}</Empty>;
            return (
              <ul className={classes.list}>
                {shown.map((meeting) => (
                  <UnplacedMeeting
                    key={meeting.meetingId}
                    {...{ matchmakingId, grid, names, meeting, isEditable, onHold, onRelease }}
                    isHeld={heldId === meeting.meetingId}
                  />
                ))}
              </ul>
            );
          }}
        </QueryView>
      </Section>
    </div>
  );
}
