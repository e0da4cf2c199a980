import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNumbers } from '../../parts/use-numbers';
import { WideTable } from '../../parts/wide-table';
import type { Grouping, GroupOutcome } from './fairness';
import { useGroupName } from './use-group-name';

interface Props {
  readonly groups: readonly GroupOutcome[];
  readonly by: Grouping;
}

const COLUMNS = ['participants', 'sent', 'received', 'accepted', 'placed', 'breaks', 'tableChanges'] as const;

export function GroupTable({ groups, by }: Props) {
  const { t } = useTranslation();
  const { number, share } = useNumbers();
  const nameOf = useGroupName(by);
  return (
    <WideTable label={t('statistics.groups')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t(`statistics.grouping.${by}`)}</Table.Th>
          {COLUMNS.map((column) => (
            <Table.Th key={column} scope="col" ta="right">
              {t(`statistics.column.${column}`)}
            </Table.Th>
          ))}
          <Table.Th scope="col" ta="right">
            {t('statistics.column.share')}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {groups.map((group) => (
          <Table.Tr key={group.group}>
            <Table.Th scope="row">{nameOf(group.group)}</Table.Th>
            {COLUMNS.map((column) => (
              <Table.Td key={column} ta="right">
                {number(group[column])}
              </Table.Td>
            ))}
            <Table.Td ta="right">{group.share === null ? '–' : share(group.share)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  );
}
