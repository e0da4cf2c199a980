import { Progress, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNumbers } from '../../parts/use-numbers';
import { percentDone } from './gap';
import type { Run } from './runs-query';

export function RunProgress({ run }: { readonly run: Run }) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const tried = run.progress?.iterations ?? 0;
  return (
    <div>
      <Progress
        value={percentDone(run.progress, run.iterations)}
        animated
        aria-label={t('run.progress')}
        mb={4}
      />
      <Text size="sm" c="dimmed">
        {t('run.tried', { tried: number(tried), iterations: number(run.iterations) })}
      </Text>
    </div>
  );
}
