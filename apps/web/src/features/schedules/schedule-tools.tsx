import { Group, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { schedulesQuery, type Grid } from './queries';

interface Props {
  readonly matchmakingId: string;
  readonly grid: Grid;
  /** The participant whose meetings stand out. */
  readonly sought: string | null;
  readonly onSeek: (participantId: string | null) => void;
}

/** The way to another version, and whom to make stand out. */
export function ScheduleTools({ matchmakingId, grid, sought, onSeek }: Props) {
  const { t, i18n } = useTranslation();
  const [, navigate] = useLocation();
  const { data: schedules = [grid.schedule] } = useQuery(schedulesQuery(matchmakingId));
  const byName = grid.participants.toSorted((a, b) => a.name.localeCompare(b.name, i18n.language));
  return (
    <Group gap="md" align="flex-end">
      <NativeSelect
        label={t('schedule.chooseVersion')}
        value={grid.schedule.id}
        data={schedules.map(({ id, version, status }) => ({
          value: id,
          label: `${t('schedule.version', { version })} · ${t(`schedule.status.${status}`)}`,
        }))}
        onChange={(event) => {
          navigate(`/matchmakings/${matchmakingId}/schedules/${event.currentTarget.value}`);
        }}
      />
      <NativeSelect
        label={t('schedule.seek')}
        maw="20rem"
        value={sought ?? ''}
        data={[
          { value: '', label: t('schedule.seekNobody') },
          ...byName.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(event) => {
          onSeek(event.currentTarget.value || null);
        }}
      />
    </Group>
  );
}
