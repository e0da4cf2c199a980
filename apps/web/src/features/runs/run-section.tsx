import { Badge, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../parts/empty';
import { QueryView } from '../../parts/query-view';
import { Section } from '../../parts/section';
import { CancelRun } from './cancel-run';
import { RunFigures } from './run-figures';
import { RunPlot } from './run-plot';
import { RunOutcome } from './run-outcome';
import { RunProgress } from './run-progress';
import { hasEnded, latestRunQuery, type Run } from './runs-query';
import { StartRun } from './start-run';
import { useRunProgress } from './use-run-progress';

const colors: Readonly<Record<Run['status'], string>> = {
  queued: 'gray',
  running: 'cyan',
  finished: 'teal',
  cancelled: 'gray',
  stale_input: 'yellow',
  infeasible: 'orange',
  failed: 'red',
};

/** The latest allocation: what it reached and what is provably out of reach, live while it runs. */
export function RunSection({ matchmakingId }: { readonly matchmakingId: string }) {
  const { t } = useTranslation();
  const latest = useQuery(latestRunQuery(matchmakingId));
  const run = latest.data;
  useRunProgress(matchmakingId, run);
  const badge = run && (
    <Badge color={colors[run.status]} variant="light">
      {t(`run.status.${run.status}`)}
    </Badge>
  );
  return (
    <Section title={t('run.title')} badge={badge}>
      <QueryView query={latest}>
        {(found) => (
          <Stack gap="sm">
            {found === null && <Empty>{t('run.none')}</Empty>}
            {found?.progress && <RunFigures progress={found.progress} />}
            {found && <RunPlot runs={[found]} />}
            {found && !hasEnded(found) && <RunProgress run={found} />}
            {found && hasEnded(found) && <RunOutcome run={found} />}
            {found && !hasEnded(found) ? (
              <CancelRun matchmakingId={matchmakingId} run={found} />
            ) : (
              <StartRun matchmakingId={matchmakingId} />
            )}
          </Stack>
        )}
      </QueryView>
    </Section>
  );
}
