import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../parts/text-link';
import type { Schedule } from './queries';
import { ScheduleStatus } from './schedule-status';
import { ScheduleSummary } from './schedule-summary';

interface Props {
  readonly matchmakingId: string;
  readonly schedule: Schedule;
}

export function ScheduleLine({ matchmakingId, schedule }: Props) {
  const { t } = useTranslation();
  const { id, version, status } = schedule;
  return (
    <div>
      <Group gap="xs">
        <TextLink href={`/matchmakings/${matchmakingId}/schedules/${id}`}>
          {t('schedule.version', { version })}
        </TextLink>
        <ScheduleStatus status={status} />
      </Group>
      <Text size="sm" c="dimmed">
        <ScheduleSummary schedule={schedule} />
      </Text>
    </div>
  );
}
