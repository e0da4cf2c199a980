import type { Region } from '@ronda/domain';
import { useTranslation } from 'react-i18next';
import type { Participant } from '../participants/filters';
import type { Grouping } from './fairness';

/** How the groups of a grouping are called. */
export function useGroupName(by: Grouping): (group: string) => string {
  const { t } = useTranslation();
  return (group) => {
    switch (by) {
      case 'region':
        return t(`region.${group as Region}`);
      case 'kind':
        return t(`participants.kind.${group as Participant['kind']}`);
      case 'delegates':
        return t(`statistics.delegates.${group as 'one' | 'several'}`);
      case 'sector':
        return group;
    }
  };
}
