import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'wouter';
import type { CellAt, GridHandlers } from '../../parts/use-grid-events';
import { WorkGrid } from '../../parts/work-grid';
import { namesIn } from '../schedules/explain';
import { type Grid } from '../schedules/queries';
import { EditNotices } from './edit-notices';
import { placeOf, type Edit, type Sides } from './edits';
import { HandBar } from './hand-bar';
import { Pointed } from './pointed';
import type { Target } from './targets';
import { UnplacedSection } from './unplaced-section';
import { useEdits } from './use-edits';
import { useHand } from './use-hand';
import { useParticipantView } from './use-participant-view';
import { useTableView } from './use-table-view';
import { useUndoKeys } from './use-undo-keys';

interface Props {
  readonly matchmakingId: string;
  readonly grid: Grid;
  readonly zone: string;
  /** The participant whose meetings stand out. */
  readonly sought: string | null;
}

const NOBODY: readonly string[] = [];

/** A version of the schedule to look at and, as long as it is a draft, to change by hand. */
export function Workbench({ matchmakingId, grid, zone, sought }: Props) {
  const { t, i18n } = useTranslation();
  const isEditable = grid.schedule.status === 'draft';
  const names = useMemo(() => namesIn(grid, zone, i18n.language, t), [grid, zone, i18n.language, t]);
  const edits = useEdits({ matchmakingId, scheduleId: grid.schedule.id });
  const hand = useHand(matchmakingId, grid, isEditable);
  const [reason, setReason] = useState('');
  const [pointed] = useState(() => new Pointed<CellAt>());
  const [search, setSearch] = useSearchParams();
  const isByParticipant = search.get('by') === 'participant';
  const { held, targets, placed } = hand;
  const heldId = held?.meetingId ?? null;
  const heldSides = useMemo(() => (held ? [held.aId, held.bId] : NOBODY), [held]);
  const shown = { grid, zone, names, targets, heldId, heldSides, sought, isEditable };
  const tableView = useTableView(shown);
  const participantView = useParticipantView(shown);
  const view = isByParticipant ? participantView : tableView;
  useUndoKeys(isEditable, edits.undo, edits.redo);

  const edit = (change: Edit) => {
    const why = reason.trim();
    edits.edit(why === '' ? change : { ...change, reason: why });
    setReason('');
  };
  const lock = (isLocked: boolean) => {
    if (held) edit({ kind: 'lock', meeting: held, isLocked });
  };
  const takeOut = () => {
    const from = placeOf(placed);
    if (held && from) edit({ kind: 'unschedule', meeting: held, from });
    hand.release();
  };
  const putDown = (target: Target | null): boolean => {
    if (!held || (target?.kind !== 'free' && target?.kind !== 'swap')) return false;
    edit(
      target.kind === 'free'
        ? { kind: 'place', meeting: held, from: placeOf(placed), to: target.to }
        : { kind: 'swap', meeting: held, other: sidesOf(target.other) },
    );
    hand.release();
    return true;
  };
  const handlers: GridHandlers = {
    activate: (at) => {
      if (putDown(view.targetAt(at))) return;
      const meeting = view.meetingAt(at);
      if (meeting && meeting.meetingId !== heldId) hand.hold(sidesOf(meeting));
      else if (meeting) hand.release();
    },
    point: (at) => {
      pointed.set(at);
    },
    pickUp: (at) => {
      const meeting = view.meetingAt(at);
      if (meeting) hand.hold(sidesOf(meeting));
    },
    mayDrop: (at) => ['free', 'swap'].includes(view.targetAt(at)?.kind ?? ''),
    drop: (at) => {
      putDown(view.targetAt(at));
    },
    letGo: hand.release,
    key: (key, at) => {
      if (key === 'Escape' && held) hand.release();
      else if (isEditable && key.toLowerCase() === 'l') withMeeting(view.meetingAt(at), toggleLock);
      else if (isEditable && key === 'Delete') withMeeting(view.meetingAt(at), takeThatOut);
      else return false;
      return true;
    },
  };
  const toggleLock = (meeting: Grid['meetings'][number]) => {
    edits.edit({ kind: 'lock', meeting: sidesOf(meeting), isLocked: !meeting.isLocked });
  };
  const takeThatOut = (meeting: Grid['meetings'][number]) => {
    const from = placeOf(meeting);
    if (from) edits.edit({ kind: 'unschedule', meeting: sidesOf(meeting), from });
    hand.release();
  };

  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="xs">
        <SegmentedControl
          aria-label={t('workbench.view')}
          value={isByParticipant ? 'participant' : 'table'}
          onChange={(by) => {
            setSearch({ by }, { replace: true });
          }}
          data={[
            { value: 'table', label: t('workbench.byTable') },
            { value: 'participant', label: t('workbench.byParticipant') },
          ]}
        />
        {isEditable && (
          <Group gap="xs">
            <Button
              variant="default"
              size="xs"
              disabled={!edits.canUndo}
              onClick={edits.undo}
              aria-keyshortcuts="Control+Z"
            >
              {t('workbench.undo')}
            </Button>
            <Button
              variant="default"
              size="xs"
              disabled={!edits.canRedo}
              onClick={edits.redo}
              aria-keyshortcuts="Control+Y"
            >
              {t('workbench.redo')}
            </Button>
          </Group>
        )}
      </Group>
      <Text size="sm" c="dimmed">
        {t(isEditable ? 'workbench.how' : 'workbench.readOnly')}
      </Text>
      <EditNotices
        error={edits.error}
        conflict={edits.conflict}
        names={names}
        onRetry={edits.retry}
        onDismiss={edits.dismiss}
      />
      <WorkGrid key={String(isByParticipant)} {...view} handlers={handlers} />
      <HandBar
        {...{ matchmakingId, hand, names, view, pointed, isEditable, reason }}
        onReason={setReason}
        onLock={lock}
        onTakeOut={takeOut}
      />
      <UnplacedSection
        {...{ matchmakingId, grid, names, isEditable, heldId }}
        onHold={hand.hold}
        onRelease={hand.release}
        onTakeOut={placed ? takeOut : undefined}
      />
    </Stack>
  );
}

function sidesOf({ meetingId, aId, bId }: Sides): Sides {
  return { meetingId, aId, bId };
}

function withMeeting<M>(meeting: M | undefined, act: (meeting: M) => void): void {
  if (meeting) act(meeting);
}
