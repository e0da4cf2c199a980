import { Code, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../api/client';
import { errorCells } from './error-cells';
import { WideTable } from '../../parts/wide-table';

type ImportError = Schema<'ImportReport'>['errors'][number];

/** The rows and columns of the file that have errors, each error in its cell. */
export function ImportErrors({ errors }: { readonly errors: readonly ImportError[] }) {
  const { t } = useTranslation();
  const { columns, rows } = errorCells(errors);
  return (
    <WideTable label={t('participants.import.preview')} hasBorders>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('participants.import.row')}</Table.Th>
          {columns.map((column) => (
            <Table.Th key={column} scope="col">
              {column}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ row, cells }) => (
          <Table.Tr key={row}>
            <Table.Th scope="row">{row}</Table.Th>
            {columns.map((column) => (
              <Table.Td key={column}>
                {cells.get(column)?.map(({ value, expected }) => (
                  <div key={expected}>
                    <Code>{value || t('participants.import.empty')}</Code>
                    <Text size="xs">{expected}</Text>
                  </div>
                ))}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  );
}
