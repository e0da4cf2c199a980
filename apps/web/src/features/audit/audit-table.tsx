import { Button, Table, Text } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../parts/empty';
import { Loading } from '../../parts/loading';
import { ProblemNotice } from '../../parts/problem-notice';
import { showMoment } from '../../parts/times';
import { WideTable } from '../../parts/wide-table';
import type { Names } from '../schedules/explain';
import { actionText, moveText } from './entry-text';
import { auditQuery, type AuditFilter } from './queries';

interface Props {
  readonly matchmakingId: string;
  readonly filter: AuditFilter;
  readonly names: Names | null;
  readonly subject: (id: string) => string;
}

/** Who did what to whom, when and why. */
export function AuditTable({ matchmakingId, filter, names, subject }: Props) {
  const { t, i18n } = useTranslation();
  const trail = useInfiniteQuery({ ...auditQuery(matchmakingId, filter), placeholderData: keepPreviousData });
  if (trail.error) return <ProblemNotice error={trail.error} onRetry={() => void trail.refetch()} />;
  if (!trail.data) return <Loading />;
  const entries = trail.data.pages.flatMap(({ items }) => items);
  if (entries.length === 0) return <Empty>{t('audit.none')}</Empty>;
  return (
    <>
      <WideTable label={t('audit.title')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('audit.when')}</Table.Th>
            <Table.Th scope="col">{t('audit.who')}</Table.Th>
            <Table.Th scope="col">{t('audit.what')}</Table.Th>
            <Table.Th scope="col">{t('audit.why')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entries.map((entry) => (
            <Table.Tr key={`${entry.service} ${entry.number}`}>
              <Table.Td>{showMoment(entry.at, i18n.language)}</Table.Td>
              <Table.Td>
                {entry.userId === null ? t('audit.ronda') : (entry.userName ?? t('audit.left'))}
                {entry.impersonatorId !== null && (
                  <Text size="xs" c="dimmed">
                    {t('audit.through', { name: entry.impersonatorName ?? t('audit.left') })}
                  </Text>
                )}
              </Table.Td>
              <Table.Td>
                {actionText(entry, i18n)}
                <Text size="xs" c="dimmed">
                  {[subject(entry.subjectId), names && moveText(entry, names)].filter(Boolean).join(' · ')}
                </Text>
              </Table.Td>
              <Table.Td>{entry.reason ?? '–'}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </WideTable>
      {trail.hasNextPage && (
        <Button
          variant="default"
          mt="sm"
          loading={trail.isFetchingNextPage}
          onClick={() => void trail.fetchNextPage()}
        >
          {t('mailbox.more')}
        </Button>
      )}
    </>
  );
}
