import { Group, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { QueryView } from '../../parts/query-view';
import { Section } from '../../parts/section';
import { ChangeTable } from './change-table';
import { differenceQuery, type Schedule } from './queries';

interface Props {
  readonly matchmakingId: string;
  /** At least two, the newest first. */
  readonly schedules: readonly Schedule[];
}

/** What differs between any two versions, meeting by meeting. */
export function CompareSchedules({ matchmakingId, schedules }: Props) {
  const { t } = useTranslation();
  const [afterId, setAfterId] = useState(schedules[0]?.id ?? '');
  const [beforeId, setBeforeId] = useState(schedules[1]?.id ?? '');
  const difference = useQuery({
    ...differenceQuery(matchmakingId, beforeId, afterId),
    enabled: beforeId !== afterId,
  });
  const options = schedules.map(({ id, version, status }) => ({
    value: id,
    label: `${t('schedule.version', { version })} · ${t(`schedule.status.${status}`)}`,
  }));
  return (
    <Section title={t('difference.title')}>
      <Group gap="md" mb="sm">
        <NativeSelect
          label={t('difference.before')}
          data={options}
          value={beforeId}
          onChange={(event) => {
            setBeforeId(event.currentTarget.value);
          }}
        />
        <NativeSelect
          label={t('difference.after')}
          data={options}
          value={afterId}
          onChange={(event) => {
            setAfterId(event.currentTarget.value);
          }}
        />
      </Group>
      {beforeId !== afterId && (
        <QueryView query={difference}>
          {({ changes }) => <ChangeTable matchmakingId={matchmakingId} changes={changes} />}
        </QueryView>
      )}
    </Section>
  );
}
