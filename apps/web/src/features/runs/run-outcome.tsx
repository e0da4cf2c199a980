import { Alert, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { showMoment } from '../../parts/times';
import type { Run } from './runs-query';

const WITHOUT_RESULT = ['cancelled', 'stale_input', 'infeasible', 'failed'] as const;

/** When a run ended, and why without a schedule where it made none. */
export function RunOutcome({ run }: { readonly run: Run }) {
  const { t, i18n } = useTranslation();
  const withoutResult = WITHOUT_RESULT.find((status) => status === run.status);
  return (
    <>
      {run.endedAt !== null && (
        <Text size="sm" c="dimmed">
          {t('run.ended', { moment: showMoment(run.endedAt, i18n.language), seed: run.seed })}
        </Text>
      )}
      {withoutResult && (
        <Alert color="yellow" title={t(`run.meaning.${withoutResult}`)}>
          {run.failure}
        </Alert>
      )}
    </>
  );
}
