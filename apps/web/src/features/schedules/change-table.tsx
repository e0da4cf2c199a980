import { Badge, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../api/client';
import { Empty } from '../../parts/empty';
import { showTime } from '../../parts/times';
import { WideTable } from '../../parts/wide-table';
import { matchmakingQuery, participantsQuery } from '../matchmaking/queries';

type Change = Schema<'MeetingChange'>;

interface Props {
  readonly matchmakingId: string;
  readonly changes: readonly Change[];
}

const colors: Readonly<Record<Change['kind'], string>> = {
  invited: 'teal',
  moved: 'yellow',
  cancelled: 'red',
};

/** Before and after, side by side, one meeting a row. */
export function ChangeTable({ matchmakingId, changes }: Props) {
  const { t, i18n } = useTranslation();
  const { data: matchmaking } = useQuery(matchmakingQuery(matchmakingId));
  const { data: participants = [] } = useQuery(participantsQuery(matchmakingId));
  const names = new Map(participants.map(({ id, name }) => [id, name]));
  const zone = matchmaking?.zone ?? 'UTC';
  const shown = (at: Change['before']) => {
    if (at === null) return '–';
    const { time, day } = showTime(at.startsAt, zone, i18n.language);
    return `${day}, ${time}${at.tableName === null ? '' : ` · ${at.tableName}`}`;
  };
  if (changes.length === 0) return <Empty>{t('difference.none')}</Empty>;
  return (
    <WideTable label={t('difference.title')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('difference.meeting')}</Table.Th>
          <Table.Th scope="col">{t('difference.change')}</Table.Th>
          <Table.Th scope="col">{t('difference.before')}</Table.Th>
          <Table.Th scope="col">{t('difference.after')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {changes.map(({ meetingId, kind, aId, bId, before, after }) => (
          <Table.Tr key={meetingId}>
            <Table.Td>
              {names.get(aId) ?? aId} – {names.get(bId) ?? bId}
            </Table.Td>
            <Table.Td>
              <Badge color={colors[kind]} variant="light">
                {t(`difference.kind.${kind}`)}
              </Badge>
            </Table.Td>
            <Table.Td>
              <Text size="sm" td={kind === 'invited' ? undefined : 'line-through'}>
                {shown(before)}
              </Text>
            </Table.Td>
            <Table.Td>{shown(after)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  );
}
