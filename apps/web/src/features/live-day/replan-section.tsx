import { Alert, Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer } from '../../api/answer';
import { api } from '../../api/client';
import { useAction } from '../../api/use-action';
import { ProblemNotice } from '../../parts/problem-notice';
import { Section } from '../../parts/section';
import { matchmakingKey } from '../matchmaking/queries';
import { RunProgress } from '../runs/run-progress';
import { hasEnded, latestRunQuery } from '../runs/runs-query';
import { useRunProgress } from '../runs/use-run-progress';
import type { Names } from '../schedules/explain';
import type { Grid } from '../schedules/queries';
import { reasonSentence } from '../schedules/reason-sentence';
import classes from './live-day.module.css';
import { ReplanResult } from './replan-result';

interface Props {
  readonly matchmakingId: string;
  /** The published version. */
  readonly grid: Grid;
  readonly names: Names;
  /** What begins earlier stays as it is. */
  readonly moment: string;
}

/** What can no longer be held, and the plan that moves as little as possible: proposed, looked at, applied. */
export function ReplanSection({ matchmakingId, grid, names, moment }: Props) {
  const { t } = useTranslation();
  const latest = useQuery(latestRunQuery(matchmakingId));
  useRunProgress(matchmakingId, latest.data);
  const run = latest.data?.request.purpose === 'replan' ? latest.data : null;
  const isOfThis = run?.request.basedOn === grid.schedule.id;
  const isBusy = latest.data !== null && latest.data !== undefined && !hasEnded(latest.data);
  const impossible = grid.meetings.filter(({ misfits }) => misfits.length > 0);
  const propose = useAction({
    perform: (notBefore: string, key) =>
      answer(
        api.POST('/api/scheduling/matchmakings/{matchmakingId}/replans', {
          params: { path: { matchmakingId }, header: { 'Idempotency-Key': key } },
          body: { notBefore },
        }),
      ),
    changes: matchmakingKey(matchmakingId),
    done: () => t('liveDay.proposing'),
  });
  return (
    <Section title={t('liveDay.replanTitle')}>
      <Stack gap="sm">
        <Text role="status">
          {impossible.length === 0
            ? t('liveDay.allHeld')
            : t('liveDay.impossible', { count: impossible.length })}
        </Text>
        {impossible.length > 0 && (
          <ul className={classes.rows}>
            {impossible.map(({ meetingId, aId, bId, slotId, misfits }) => (
              <li key={meetingId} className={classes.row}>
                <Text fw={600}>
                  {names.slot(slotId)} · {names.participant(aId)} – {names.participant(bId)}
                </Text>
                <ul className={classes.reasons}>
                  {misfits.map((reason) => (
                    <li key={JSON.stringify(reason)}>{reasonSentence(reason, names, t)}</li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        )}
        {run && !hasEnded(run) && <RunProgress run={run} />}
        {run && isOfThis && run.status === 'finished' && (
          <ReplanResult matchmakingId={matchmakingId} runId={run.id} names={names} />
        )}
        {run && isOfThis && hasEnded(run) && run.status !== 'finished' && (
          <Alert color="yellow">
            {t(run.status === 'stale_input' ? 'liveDay.overtaken' : 'liveDay.noPlan')}
          </Alert>
        )}
        {propose.error && <ProblemNotice error={propose.error} />}
        <div>
          <Button
            loading={propose.isPending || isBusy}
            disabled={impossible.length === 0}
            onClick={() => {
              propose.mutate(moment);
            }}
          >
            {t('liveDay.propose')}
          </Button>
        </div>
      </Stack>
    </Section>
  );
}
