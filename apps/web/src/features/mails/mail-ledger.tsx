import { Badge, Button, Stack, Table, Text } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../parts/empty';
import { Loading } from '../../parts/loading';
import { ProblemNotice } from '../../parts/problem-notice';
import { showMoment } from '../../parts/times';
import { WideTable } from '../../parts/wide-table';
import { ConsiderSent } from './consider-sent';
import { mailsQuery, type Mail, type MailFilter } from './queries';
import { ResendMail } from './resend-mail';

interface Props {
  readonly matchmakingId: string;
  readonly filter: MailFilter;
}

const colors: Readonly<Record<Mail['status'], string>> = {
  held: 'gray',
  pending: 'gray',
  sending: 'cyan',
  sent: 'teal',
  unknown: 'yellow',
  failed: 'red',
  cancelled: 'gray',
};
/** Those an organiser has to decide about. */
const IN_DOUBT: readonly Mail['status'][] = ['unknown', 'failed'];

export function MailLedger({ matchmakingId, filter }: Props) {
  const { t, i18n } = useTranslation();
  const mails = useInfiniteQuery({
    ...mailsQuery(matchmakingId, filter),
    placeholderData: keepPreviousData,
  });
  if (mails.error) return <ProblemNotice error={mails.error} onRetry={() => void mails.refetch()} />;
  if (!mails.data) return <Loading />;
  const all = mails.data.pages.flatMap(({ items }) => items);
  if (all.length === 0) return <Empty>{t('mails.none')}</Empty>;
  return (
    <>
      <WideTable label={t('mails.ledger')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('mails.to')}</Table.Th>
            <Table.Th scope="col">{t('mails.subject')}</Table.Th>
            <Table.Th scope="col">{t('mails.stateLabel')}</Table.Th>
            <Table.Th scope="col" visibleFrom="sm">
              {t('mails.moment')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {all.map((mail) => (
            <Table.Tr key={mail.id}>
              <Table.Td>
                {mail.recipientName}
                <Text size="xs" c="dimmed">
                  {mail.recipientAddress}
                </Text>
              </Table.Td>
              <Table.Td>{mail.subject ?? t(`mails.kind.${mail.kind}`)}</Table.Td>
              <Table.Td>
                <Badge color={colors[mail.status]} variant="light">
                  {t(`mails.state.${mail.status}`)}
                </Badge>
                {mail.reply !== null && (
                  <Text size="xs" c="dimmed">
                    {mail.replyCode} {mail.reply}
                  </Text>
                )}
                {IN_DOUBT.includes(mail.status) && (
                  <Stack gap="xs" align="flex-start" mt="xs">
                    <ResendMail matchmakingId={matchmakingId} mail={mail} />
                    {mail.status === 'unknown' && <ConsiderSent matchmakingId={matchmakingId} mail={mail} />}
                  </Stack>
                )}
              </Table.Td>
              <Table.Td visibleFrom="sm">{showMoment(mail.updatedAt, i18n.language)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </WideTable>
      {mails.hasNextPage && (
        <Button
          variant="default"
          mt="sm"
          loading={mails.isFetchingNextPage}
          onClick={() => void mails.fetchNextPage()}
        >
          {t('mailbox.more')}
        </Button>
      )}
    </>
  );
}
