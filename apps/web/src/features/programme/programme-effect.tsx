import { Alert, List, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../api/client';
import { namesIn } from '../schedules/explain';
import { gridQuery, schedulesQuery } from '../schedules/queries';
import { brokenBy } from './broken-meetings';

interface Props {
  readonly matchmakingId: string;
  readonly zone: string;
  readonly change: Schema<'ProgrammeEdit'>['change'];
}

const MOST_NAMED = 10;

/** What saving would do: slots that come and go, and the meetings that would lose their place. */
export function ProgrammeEffect({ matchmakingId, zone, change }: Props) {
  const { t, i18n } = useTranslation();
  const { data: schedules } = useQuery(schedulesQuery(matchmakingId));
  const shown = schedules?.find(({ status }) => status === 'published') ?? schedules?.[0];
  const { data: grid } = useQuery({
    ...gridQuery(matchmakingId, shown?.id ?? ''),
    enabled: shown !== undefined,
  });
  const broken = grid ? brokenBy(change, grid) : [];
  const names = grid && namesIn(grid, zone, i18n.language, t);
  return (
    <>
      <Text size="sm">
        {t('programme.slots', {
          added: change.addedSlots.length,
          removed: change.removedSlots.length,
          kept: change.keptSlots,
        })}
      </Text>
      {broken.length > 0 && names && shown && (
        <Alert
          color="yellow"
          mt="xs"
          title={t('programme.breaks', { count: broken.length, version: shown.version })}
        >
          <List size="sm">
            {broken.slice(0, MOST_NAMED).map(({ meetingId, slotId, aId, bId }) => (
              <List.Item key={meetingId}>
                {names.slot(slotId)}: {names.participant(aId)} – {names.participant(bId)}
              </List.Item>
            ))}
          </List>
          {broken.length > MOST_NAMED && (
            <Text size="sm">{t('programme.andMore', { count: broken.length - MOST_NAMED })}</Text>
          )}
        </Alert>
      )}
    </>
  );
}
