import { Table } from '@mantine/core';
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
import { showMoment } from '../../parts/times';
import { WideTable } from '../../parts/wide-table';
import { matchmakingKey } from '../matchmaking/queries';
import { suppressedQuery } from './queries';

/** Addresses whose mail came back for good: nothing more goes there until an organiser says so. */
export function SuppressedSection({ matchmakingId }: { readonly matchmakingId: string }) {
  const { t, i18n } = useTranslation();
  const suppressed = useQuery(suppressedQuery(matchmakingId));
  const release = useAction({
    perform: (address: string, key) =>
      answer(
        api.POST('/api/notification/matchmakings/{matchmakingId}/suppressed-addresses/release', {
          params: { path: { matchmakingId }, header: { 'Idempotency-Key': key } },
          body: { address },
        }),
      ),
    changes: matchmakingKey(matchmakingId),
    done: () => t('mails.released'),
  });
  return (
    <Section title={t('mails.bounces')}>
      <QueryView query={suppressed}>
        {(addresses) =>
          addresses.length === 0 ? (
            <Empty>{t('mails.noBounces')}</Empty>
          ) : (
            <WideTable label={t('mails.bounces')}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope="col">{t('mails.address')}</Table.Th>
                  <Table.Th scope="col">{t('mails.why')}</Table.Th>
                  <Table.Th scope="col">{t('mails.since')}</Table.Th>
                  <Table.Th scope="col">{t('participants.decide')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {addresses.map(({ address, reason, since }) => (
                  <Table.Tr key={address}>
                    <Table.Td>{address}</Table.Td>
                    <Table.Td>{reason}</Table.Td>
                    <Table.Td>{showMoment(since, i18n.language)}</Table.Td>
                    <Table.Td>
                      <ConfirmButton
                        label={t('mails.release')}
                        warning={t('mails.releaseWarning')}
                        isPending={release.isPending}
                        onConfirm={() => {
                          release.mutate(address);
                        }}
                      />
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </WideTable>
          )
        }
      </QueryView>
      {release.error && <ProblemNotice error={release.error} />}
    </Section>
  );
}
