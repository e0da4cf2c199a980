import { Button, Group, List, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../parts/problem-notice';
import { changeSentence, type Names } from '../schedules/explain';
import type { Grid } from '../schedules/queries';
import { participantsConcerned, type Change, type RepairPlan } from './repair-plan';
import { useRepair } from './use-repair';

interface Props {
  readonly matchmakingId: string;
  readonly grid: Grid;
  readonly names: Names;
  readonly changes: readonly Change[];
  readonly plan: RepairPlan;
  readonly isEditable: boolean;
}

/** What would make room. A first press shows the effect, a second brings it about. */
export function RepairChoice({ matchmakingId, grid, names, changes, plan, isEditable }: Props) {
  const { t } = useTranslation();
  const [isShown, setIsShown] = useState(false);
  const repair = useRepair({ matchmakingId, scheduleId: grid.schedule.id });
  const sentence = [
    ...changes.map((change) => changeSentence(change, names, t)),
    t('schedule.thenAt', { time: names.slot(plan.to.slotId) }),
  ].join(' ');
  const isPossible = isEditable && plan.byPeople.length === 0;
  return (
    <li>
      <Text size="sm" span>
        {sentence}{' '}
      </Text>
      {isPossible && !isShown && (
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => {
            setIsShown(true);
          }}
        >
          {t('repair.show')}
        </Button>
      )}
      {isShown && (
        <div role="group" aria-label={t('repair.effect')}>
          <List size="sm">
            {plan.moves.map(({ meeting, ...move }) => (
              <List.Item key={meeting.meetingId}>
                {'from' in move && move.from && 'to' in move
                  ? t('repair.moves', {
                      ...names.meeting(meeting.meetingId),
                      from: `${names.slot(move.from.slotId)}, ${names.table(move.from.tableId)}`,
                      to: `${names.slot(move.to.slotId)}, ${names.table(move.to.tableId)}`,
                    })
                  : null}
              </List.Item>
            ))}
            {plan.tables.length > 0 && (
              <List.Item>
                {t('repair.tables', { count: plan.tables.length, places: grid.slots.length })}
              </List.Item>
            )}
            {plan.interpreters.map((languages) => (
              <List.Item key={languages.join()}>
                {t('repair.interpreter', { languages: languages.join(', ') })}
              </List.Item>
            ))}
            {plan.limits.map(({ participantId, maxMeetings }) => (
              <List.Item key={participantId}>
                {t('repair.limit', { participant: names.participant(participantId), value: maxMeetings })}
              </List.Item>
            ))}
            <List.Item>
              {t('repair.places', {
                a: names.participant(plan.meeting.aId),
                b: names.participant(plan.meeting.bId),
                time: names.slot(plan.to.slotId),
              })}
            </List.Item>
            <List.Item>{t('repair.concerns', { count: participantsConcerned(plan) })}</List.Item>
          </List>
          <Group gap="xs" my={4}>
            <Button
              size="compact-sm"
              autoFocus
              loading={repair.isPending}
              onClick={() => {
                repair.mutate(plan);
              }}
            >
              {t('repair.apply')}
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => {
                setIsShown(false);
              }}
            >
              {t('cancel')}
            </Button>
          </Group>
          {repair.error && <ProblemNotice error={repair.error} />}
        </div>
      )}
    </li>
  );
}
