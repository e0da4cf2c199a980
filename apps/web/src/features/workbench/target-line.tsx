import { Text } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { CellAt } from '../../parts/use-grid-events';
import type { Names } from '../schedules/explain';
import { reasonSentence } from '../schedules/reason-sentence';
import type { Pointed } from './pointed';
import type { Target } from './targets';
import type { WorkView } from './work-view';

interface Props {
  readonly view: WorkView;
  readonly names: Names;
  readonly pointed: Pointed<CellAt>;
}

/** What putting the meeting down in the cell pointed at would do, or why it cannot be. Read out as it changes. */
export function TargetLine({ view, names, pointed }: Props) {
  const { t } = useTranslation();
  const at = useSyncExternalStore(pointed.subscribe, pointed.current);
  const target = at && view.targetAt(at);
  return (
    <Text size="sm" role="status" mih="1.5em">
      {at && target ? targetSentence(target, view.nameOf(at), names, t) : t('workbench.pointHere')}
    </Text>
  );
}

function targetSentence(target: Target, place: string, names: Names, t: TFunction): string {
  switch (target.kind) {
    case 'own':
    case 'free':
      return t(`workbench.target.${target.kind}`, { place });
    case 'swap':
      return t('workbench.target.swap', { place, ...names.meeting(target.other.meetingId) });
    case 'blocked':
      return [
        t('workbench.target.blocked', { place }),
        ...target.reasons.map((reason) => reasonSentence(reason, names, t)),
      ].join(' ');
  }
}
