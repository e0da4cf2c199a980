import { Button, Group, Paper, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../parts/problem-notice';
import { TextLink } from '../../parts/text-link';
import type { CellAt } from '../../parts/use-grid-events';
import type { Names } from '../schedules/explain';
import classes from './workbench.module.css';
import type { Pointed } from './pointed';
import { TargetLine } from './target-line';
import type { Hand } from './use-hand';
import type { WorkView } from './work-view';

interface Props {
  readonly matchmakingId: string;
  readonly hand: Hand;
  readonly names: Names;
  readonly view: WorkView;
  readonly pointed: Pointed<CellAt>;
  readonly isEditable: boolean;
  /** Why, for whatever is done next. */
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  readonly onLock: (isLocked: boolean) => void;
  readonly onTakeOut: () => void;
}

/** The meeting in hand: what it is, what can be done with it, and what the cell pointed at means to it. */
export function HandBar(props: Props) {
  const { matchmakingId, hand, names, view, pointed, isEditable, reason, onReason, onLock, onTakeOut } =
    props;
  const { t } = useTranslation();
  const { held, placed, targets } = hand;
  if (!held) return null;
  const isLocked = placed?.isLocked === true;
  const place = placed && [names.slot(placed.slotId), placed.tableId && names.table(placed.tableId)];
  return (
    <Paper component="section" withBorder p="sm" aria-label={t('workbench.inHand')} className={classes.hand}>
      <Group justify="space-between" gap="xs">
        <div>
          <Text fw={600}>
            {names.participant(held.aId)} – {names.participant(held.bId)}
          </Text>
          <Text size="sm" c="dimmed">
            {place
              ? t('workbench.heldAt', { place: place.filter(Boolean).join(', ') })
              : t('workbench.unplaced')}
            {[held.aId, held.bId].map((id) => (
              <span key={id}>
                {' · '}
                <TextLink href={`/matchmakings/${matchmakingId}/participants/${id}/agenda`}>
                  {t('workbench.agendaOf', { name: names.participant(id) })}
                </TextLink>
              </span>
            ))}
            {' · '}
            <TextLink href={`/matchmakings/${matchmakingId}/audit?meeting=${held.meetingId}`}>
              {t('audit.ofMeeting')}
            </TextLink>
          </Text>
        </div>
        <Group gap="xs" align="flex-end">
          {isEditable && (
            <TextInput
              size="xs"
              label={t('reasonField.label')}
              description={t('reasonField.how')}
              maxLength={300}
              value={reason}
              onChange={(event) => {
                onReason(event.currentTarget.value);
              }}
            />
          )}
          {isEditable && placed && (
            <Button
              size="xs"
              variant="default"
              onClick={() => {
                onLock(!isLocked);
              }}
            >
              {t(isLocked ? 'workbench.unlock' : 'workbench.lock')}
            </Button>
          )}
          {isEditable && placed && !isLocked && (
            <Button size="xs" variant="default" onClick={onTakeOut}>
              {t('workbench.takeOut')}
            </Button>
          )}
          <Button size="xs" variant="default" onClick={hand.release}>
            {t('workbench.putDown')}
          </Button>
        </Group>
      </Group>
      {hand.error && <ProblemNotice error={hand.error} />}
      {isEditable && isLocked && <Text size="sm">{t('workbench.isLocked')}</Text>}
      {hand.isMovable && !targets && !hand.error && <Text size="sm">{t('workbench.looking')}</Text>}
      {targets && <TargetLine view={view} names={names} pointed={pointed} />}
    </Paper>
  );
}
