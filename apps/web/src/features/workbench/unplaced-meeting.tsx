import { Badge, Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { causeSentence, type Names } from '../schedules/explain';
import type { Grid, UnplacedMeeting as Unplaced } from '../schedules/queries';
import type { Sides } from './edits';
import { RepairChoice } from './repair-choice';
import { planOf } from './repair-plan';
import classes from './unplaced-section.module.css';

interface Props {
  readonly matchmakingId: string;
  readonly grid: Grid;
  readonly names: Names;
  readonly meeting: Unplaced;
  readonly isEditable: boolean;
  readonly isHeld: boolean;
  readonly onHold: (meeting: Sides) => void;
  readonly onRelease: () => void;
}

/** One meeting without a place: why, and what would make room. */
export function UnplacedMeeting(props: Props) {
  const { matchmakingId, grid, names, meeting, isEditable, isHeld, onHold, onRelease } = props;
  const { t } = useTranslation();
  const { meetingId, aId, bId, aName, bName, priority, causes, repairs } = meeting;
  const sides = { meetingId, aId, bId };
  return (
    <li
      className={isHeld ? `${classes.meeting ?? ''} ${classes.held ?? ''}` : classes.meeting}
      draggable={isEditable}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', meetingId);
        onHold(sides);
      }}
      onDragEnd={({ dataTransfer }) => {
        if (dataTransfer.dropEffect === 'none') onRelease();
      }}
    >
      <Group gap="xs" align="baseline">
        <Text fw={600}>
          {aName} – {bName}
        </Text>
        <Badge size="sm" variant="outline" color="gray">
          {t(`priority.${priority}`)}
        </Badge>
      </Group>
      {causes.map((cause, position) => (
        <Text size="sm" key={position}>
          {causeSentence(cause, names, t)}
        </Text>
      ))}
      {isEditable && (
        <Button
          size="compact-sm"
          variant="default"
          my={6}
          aria-pressed={isHeld}
          onClick={() => {
            if (isHeld) onRelease();
            else onHold(sides);
          }}
        >
          {t('workbench.hold')}
        </Button>
      )}
      {repairs.length > 0 && (
        <>
          <Text size="sm" c="dimmed" mt={4}>
            {t('schedule.repairs')}
          </Text>
          <ul className={classes.repairs}>
            {repairs.map((repair, position) => (
              <RepairChoice
                key={position}
                {...{ matchmakingId, grid, names, isEditable }}
                changes={repair.changes}
                plan={planOf(repair, sides, grid)}
              />
            ))}
          </ul>
        </>
      )}
    </li>
  );
}
