import { Badge, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../parts/empty';
import { QueryView } from '../../parts/query-view';
import { useNumbers } from '../../parts/use-numbers';
import { WideTable } from '../../parts/wide-table';
import { whatIfQuery } from './queries';

interface Props {
  readonly matchmakingId: string;
  readonly runId: string;
  readonly describe: (changes: readonly { readonly kind: string }[]) => string;
}

/** Everything that could be added, the worthiest first. */
export function Ranking({ matchmakingId, runId, describe }: Props) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const query = useQuery(whatIfQuery(matchmakingId, runId));
  return (
    <QueryView query={query}>
      {({ answer }) =>
        answer === null || answer.options.length === 0 ? (
          <Empty>{t('whatIf.nothingToAdd')}</Empty>
        ) : (
          <WideTable label={t('whatIf.ranking')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('whatIf.addition')}</Table.Th>
                <Table.Th scope="col">{t('whatIf.moreMeetings')}</Table.Th>
                <Table.Th scope="col">{t('whatIf.certainty')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {answer.options.map((option) => (
                <Table.Tr key={JSON.stringify(option.changes)}>
                  <Table.Td>{describe(option.changes)}</Table.Td>
                  <Table.Td>
                    {option.placed > 0 ? `+${number(option.placed)}` : number(option.placed)}
                  </Table.Td>
                  <Table.Td>
                    <Badge color={option.isProved ? 'teal' : 'gray'} variant="light">
                      {t(option.isProved ? 'whatIf.isProved' : 'whatIf.atLeast')}
                    </Badge>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </WideTable>
        )
      }
    </QueryView>
  );
}
