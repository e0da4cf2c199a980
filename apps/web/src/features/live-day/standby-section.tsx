import { Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer } from '../../api/answer';
import { api } from '../../api/client';
import { useAction } from '../../api/use-action';
import { ConfirmButton } from '../../parts/confirm-button';
import { Empty } from '../../parts/empty';
import { ProblemNotice } from '../../parts/problem-notice';
import { QueryView } from '../../parts/query-view';
import { Section } from '../../parts/section';
import { matchmakingKey } from '../matchmaking/queries';
import type { Names } from '../schedules/explain';
import classes from './live-day.module.css';
import { standbyQuery, type StandbyOffer } from './queries';

interface Props {
  readonly matchmakingId: string;
  readonly names: Names;
  readonly moment: string;
}

/** Free places, each for the best pair that wished to meet and has no place. */
export function StandbySection({ matchmakingId, names, moment }: Props) {
  const { t } = useTranslation();
  const offers = useQuery(standbyQuery(matchmakingId, moment));
  const give = useAction({
    perform: ({ meetingId, slotId, tableId }: Pick<StandbyOffer, 'meetingId' | 'slotId' | 'tableId'>, key) =>
      answer(
        api.POST('/api/scheduling/matchmakings/{matchmakingId}/live-day/standby', {
          params: { path: { matchmakingId }, header: { 'Idempotency-Key': key } },
          body: { meetingId, slotId, tableId: tableId ?? '' },
        }),
      ),
    changes: matchmakingKey(matchmakingId),
    done: ({ people }) => t('liveDay.offered', { count: people }),
  });
  return (
    <Section title={t('liveDay.standbyTitle')}>
      <Text size="sm" c="dimmed" mb="xs">
        {t('liveDay.standbyHow')}
      </Text>
      <QueryView query={offers}>
        {(found) => (
          <Stack gap="xs">
            {found.length === 0 && <Empty>{t('liveDay.standbyNone')}</Empty>}
            <ul className={classes.rows}>
              {found.map((offer) => (
                <li key={offer.meetingId} className={classes.row}>
                  <Group justify="space-between" gap="xs">
                    <div className={classes.who}>
                      <Text fw={600}>
                        {names.participant(offer.aId)} – {names.participant(offer.bId)}
                      </Text>
                      <Text size="sm" c="dimmed">
                        {names.slot(offer.slotId)}
                        {offer.tableId !== null && ` · ${names.table(offer.tableId)}`} ·{' '}
                        {t(`priority.${offer.priority}`)}
                      </Text>
                    </div>
                    <ConfirmButton
                      label={t('liveDay.offer')}
                      warning={t('publication.warning', { count: 2 })}
                      isPending={give.isPending}
                      onConfirm={() => {
                        give.mutate(offer);
                      }}
                    />
                  </Group>
                </li>
              ))}
            </ul>
          </Stack>
        )}
      </QueryView>
      {give.error && <ProblemNotice error={give.error} />}
    </Section>
  );
}
