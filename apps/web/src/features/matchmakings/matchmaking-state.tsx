import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../api/client';

type State = Schema<'Matchmaking'>['state'];

const colors: Readonly<Record<State, string>> = {
  draft: 'gray',
  open: 'teal',
  finished: 'blue',
  cancelled: 'red',
};

export function MatchmakingState({ state }: { readonly state: State }) {
  const { t } = useTranslation();
  return (
    <Badge color={colors[state]} variant="light">
      {t(`matchmakingState.${state}`)}
    </Badge>
  );
}
