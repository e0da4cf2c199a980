import { Alert, Stack, Text } from '@mantine/core';
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
import { previewQuery, type Schedule } from './queries';

interface Props {
  readonly matchmakingId: string;
  readonly draft: Schedule;
}

/** Participants whose agenda is another one afterwards: what has to be printed again. */
function agendasChangedBy(changes: readonly { readonly aId: string; readonly bId: string }[]): number {
  return new Set(changes.flatMap(({ aId, bId }) => [aId, bId])).size;
}

/** The dry run of a publication: who would get how many mails. Publishing sends exactly those. */
export function PublicationPreview({ matchmakingId, draft }: Props) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const preview = useQuery(previewQuery(matchmakingId, draft.id));
  const publish = useAction({
    perform: ({ id, revision }: Pick<Schedule, 'id' | 'revision'>, key) =>
      answer(
        api.POST('/api/scheduling/matchmakings/{matchmakingId}/schedules/{scheduleId}/publish', {
          params: {
            path: { matchmakingId, scheduleId: id },
            header: { 'Idempotency-Key': key, 'If-Match': `"${revision}"` },
          },
        }),
      ),
    changes: matchmakingKey(matchmakingId),
    done: ({ schedule }) => t('publication.done', { version: schedule.version }),
  });
  return (
    <QueryView query={preview}>
      {({ blastRadius, changes, misfits }) => (
        <Stack gap="sm" align="flex-start" role="group" aria-label={t('publication.effect')}>
          <Text size="sm" fw={600}>
            {t('publication.effect')}
          </Text>
          <Figures
            figures={(['people', 'invitations', 'moves', 'cancellations', 'unchangedMeetings'] as const)
              .map((kind) => ({ label: t(`publication.${kind}`), value: number(blastRadius[kind]) }))
              .concat({ label: t('publication.agendas'), value: number(agendasChangedBy(changes)) })}
          />
          {misfits.length > 0 && (
            <Alert color="yellow">{t('publication.misfits', { count: misfits.length })}</Alert>
          )}
          {publish.error && <ProblemNotice error={publish.error} />}
          <ConfirmButton
            label={t('publication.publish', { version: draft.version })}
            warning={t('publication.warning', { count: blastRadius.people })}
            isPending={publish.isPending}
            onConfirm={() => {
              publish.mutate({ id: draft.id, revision: draft.revision });
            }}
          />
        </Stack>
      )}
    </QueryView>
  );
}
