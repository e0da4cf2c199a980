import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer } from '../../api/answer';
import { api } from '../../api/client';
import { useAction } from '../../api/use-action';
import { ConfirmButton } from '../../parts/confirm-button';
import { Figures } from '../../parts/figures';
import { ProblemNotice } from '../../parts/problem-notice';
import { QueryView } from '../../parts/query-view';
import { useNumbers } from '../../parts/use-numbers';
import { matchmakingKey } from '../matchmaking/queries';
import { ChangeTable } from '../schedules/change-table';
import type { Names } from '../schedules/explain';
import { scheduleQuery, type Schedule } from '../schedules/queries';
import { replanQuery, type Replan } from './queries';

interface Props {
  readonly matchmakingId: string;
  readonly runId: string;
  readonly names: Names;
}

/** What a re-plan would change and who is told; nothing has happened before it is applied. */
export function ReplanResult({ matchmakingId, runId, names }: Props) {
  const { t } = useTranslation();
  const replan = useQuery(replanQuery(matchmakingId, runId));
  const draftId = replan.data?.run.scheduleId;
  const draft = useQuery({ ...scheduleQuery(matchmakingId, draftId ?? ''), enabled: Boolean(draftId) });
  const apply = useAction({
    perform: ({ id, revision }: Pick<Schedule, 'id' | 'revision'>, key) =>
      answer(
        api.POST('/api/scheduling/matchmakings/{matchmakingId}/schedules/{scheduleId}/publish', {
          params: {
            path: { matchmakingId, scheduleId: id },
            header: { 'Idempotency-Key': key, 'If-Match': `"${revision}"` },
            query: { reason: t('liveDay.applyReason') },
          },
        }),
      ),
    changes: matchmakingKey(matchmakingId),
    done: ({ blastRadius }) => t('liveDay.applied', { count: blastRadius.people }),
  });
  return (
    <QueryView query={replan}>
      {({ answer: found, comparison, affected }) =>
        comparison && (
          <Stack gap="sm" role="group" aria-label={t('liveDay.proposal')}>
            <ReplanFigures moves={found?.moves ?? null} comparison={comparison} />
            <ChangeTable matchmakingId={matchmakingId} changes={comparison.changes} />
            <Text size="sm">
              {t('liveDay.told')}{' '}
              {affected.map(({ participantId }) => names.participant(participantId)).join(', ')}
            </Text>
            {apply.error && <ProblemNotice error={apply.error} />}
            {draft.data && (
              <ConfirmButton
                label={t('liveDay.apply')}
                warning={t('publication.warning', { count: comparison.blastRadius.people })}
                isPending={apply.isPending}
                onConfirm={() => {
                  apply.mutate({ id: draft.data.id, revision: draft.data.revision });
                }}
              />
            )}
          </Stack>
        )
      }
    </QueryView>
  );
}

interface FiguresProps {
  readonly moves: NonNullable<Replan['answer']>['moves'] | null;
  readonly comparison: NonNullable<Replan['comparison']>;
}

/** How little moves, and for how many. */
function ReplanFigures({ moves, comparison: { changes, blastRadius } }: FiguresProps) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const count = (kind: string) => number(changes.filter((change) => change.kind === kind).length);
  return (
    <Figures
      figures={[
        {
          label: t('liveDay.moved'),
          value: count('moved'),
          note: moves?.isProved === true ? t('liveDay.provenFewest') : undefined,
        },
        { label: t('liveDay.added'), value: count('invited') },
        { label: t('liveDay.dropped'), value: count('cancelled') },
        { label: t('publication.people'), value: number(blastRadius.people) },
        { label: t('publication.unchangedMeetings'), value: number(blastRadius.unchangedMeetings) },
      ]}
    />
  );
}
