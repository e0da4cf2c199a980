import { Table, Text } from '@mantine/core';
import { REGIONS } from '@ronda/domain';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../api/client';
import { useNumbers } from '../../parts/use-numbers';
import { WideTable } from '../../parts/wide-table';

type Pair = Schema<'RequestStatistics'>['byRegion'][number];

/** Who asks whom, by region: requests, and how many of them were accepted. */
export function RegionMatrix({ pairs }: { readonly pairs: readonly Pair[] }) {
  const { t } = useTranslation();
  const { number, share } = useNumbers();
  return (
    <WideTable label={t('requests.matrix')} hasBorders>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('requests.fromTo')}</Table.Th>
          {REGIONS.map((region) => (
            <Table.Th key={region} scope="col">
              {t(`region.${region}`)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {REGIONS.map((from) => (
          <Table.Tr key={from}>
            <Table.Th scope="row">{t(`region.${from}`)}</Table.Th>
            {REGIONS.map((to) => {
              const pair = pairs.find((one) => one.from === from && one.to === to);
              const { requests, accepted } = pair ?? { requests: 0, accepted: 0 };
              return (
                <Table.Td key={to}>
                  <Text fw={600}>{t('requests.asked', { count: requests })}</Text>
                  {requests > 0 && (
                    <Text size="sm" c="dimmed">
                      {t('requests.ofThoseAccepted', {
                        accepted: number(accepted),
                        share: share(accepted / requests),
                      })}
                    </Text>
                  )}
                </Table.Td>
              );
            })}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  );
}
