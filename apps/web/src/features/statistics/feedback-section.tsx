import { Button, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { QueryView } from '../../parts/query-view';
import { Section } from '../../parts/section';
import { useNumbers } from '../../parts/use-numbers';
import { WideTable } from '../../parts/wide-table';
import { liveDayQuery } from '../live-day/queries';
import type { Participant } from '../participants/filters';
import { ratingsQuery } from '../ratings/queries';
import type { Grouping } from './fairness';
import { feedbackOf, groupedFeedback } from './feedback';
import { useFeedbackExport } from './use-feedback-export';
import { useGroupName } from './use-group-name';

interface Props {
  readonly matchmakingId: string;
  readonly participants: readonly Participant[];
  readonly by: Grouping;
}

const COLUMNS = ['participants', 'came', 'absent', 'ratings', 'cooperations'] as const;

/** Who came, by group, and what they thought of their meetings. */
export function FeedbackSection({ matchmakingId, participants, by }: Props) {
  const { t, i18n } = useTranslation();
  const { number } = useNumbers();
  const nameOf = useGroupName(by);
  const day = useQuery({ ...liveDayQuery(matchmakingId), refetchInterval: false });
  const ratings = useQuery(ratingsQuery(matchmakingId));
  const feedback = feedbackOf(participants, day.data?.attendances ?? [], ratings.data ?? []);
  const exportAll = useFeedbackExport(feedback);
  const mean = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
  return (
    <Section title={t('statistics.feedback')}>
      {day.error && <QueryView query={day}>{() => null}</QueryView>}
      <QueryView query={ratings}>
        {() => (
          <>
            <Button variant="default" mb="sm" onClick={exportAll} disabled={feedback.length === 0}>
              {t('participants.export')}
            </Button>
            <WideTable label={t('statistics.feedback')}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope="col">{t(`statistics.grouping.${by}`)}</Table.Th>
                  {COLUMNS.map((column) => (
                    <Table.Th key={column} scope="col" ta="right">
                      {t(`statistics.column.${column}`)}
                    </Table.Th>
                  ))}
                  <Table.Th scope="col" ta="right">
                    {t('statistics.column.score')}
                  </Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {groupedFeedback(feedback, by).map((group) => (
                  <Table.Tr key={group.group}>
                    <Table.Th scope="row">{nameOf(group.group)}</Table.Th>
                    {COLUMNS.map((column) => (
                      <Table.Td key={column} ta="right">
                        {number(group[column])}
                      </Table.Td>
                    ))}
                    <Table.Td ta="right">{group.score === null ? '–' : mean.format(group.score)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </WideTable>
          </>
        )}
      </QueryView>
    </Section>
  );
}
