import { useTranslation } from 'react-i18next';
import { Figures } from '../../parts/figures';
import { useNumbers } from '../../parts/use-numbers';
import { gapOf } from './gap';
import type { Run } from './runs-query';

/** How good the schedule is, and how much better any could be. */
export function RunFigures({ progress }: { readonly progress: NonNullable<Run['progress']> }) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const { placed, meetings, weight, breaks, bounds } = progress;
  const gap = gapOf(progress);
  return (
    <Figures
      figures={[
        {
          label: t('run.placed'),
          value: number(placed),
          note: t('run.ofMeetings', { meetings: number(meetings) }),
        },
        { label: t('run.best'), value: number(weight), note: t('run.bestMeans') },
        { label: t('run.bound'), value: number(bounds.weight), note: t('run.boundMeans') },
        { label: t('run.gap'), value: number(gap), note: gap === 0 ? t('run.proven') : undefined },
        {
          label: t('run.breaks'),
          value: number(breaks),
          note: t('run.atLeast', { bound: number(bounds.breaks) }),
        },
      ]}
    />
  );
}
