import { Group, Paper, SimpleGrid, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../api/client';
import { Empty } from '../../parts/empty';
import { TextLink } from '../../parts/text-link';
import { cityOf } from '../../parts/times';
import { MatchmakingState } from './matchmaking-state';

interface Props {
  readonly matchmakings: readonly Schema<'Matchmaking'>[];
  readonly isOrganiser: boolean;
}

export function MatchmakingList({ matchmakings, isOrganiser }: Props) {
  const { t } = useTranslation();
  if (matchmakings.length === 0) return <Empty>{t('matchmakings.none')}</Empty>;
  return (
    <SimpleGrid component="ul" cols={{ base: 1, sm: 2 }} p={0} m={0}>
      {matchmakings.map(({ id, name, place, zone, state }) => (
        <Paper component="li" key={id} withBorder p="md" display="block">
          <Group justify="space-between" align="flex-start" gap="xs">
            <Title order={2} size="h4">
              <TextLink href={isOrganiser ? `/matchmakings/${id}` : `/matchmakings/${id}/agenda`}>
                {name}
              </TextLink>
            </Title>
            <MatchmakingState state={state} />
          </Group>
          <Text c="dimmed" size="sm">
            {place} · {t('zoneTime', { city: cityOf(zone) })}
          </Text>
        </Paper>
      ))}
    </SimpleGrid>
  );
}
