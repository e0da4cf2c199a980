import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../parts/empty';
import { Loading } from '../../parts/loading';
import { PageTitle } from '../../parts/page-title';
import { ProblemNotice } from '../../parts/problem-notice';
import { MailList } from './mail-list';
import { mailsQuery } from './queries';

const TYPING_MS = 250;

/** What the local mailbox received, in place of everybody's own. */
export default function MailboxPage() {
  const { t } = useTranslation();
  const [recipient, setRecipient] = useState('');
  const [sought] = useDebouncedValue(recipient.trim(), TYPING_MS);
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useInfiniteQuery(mailsQuery(sought));
  const mails = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <PageTitle title={t('mailbox.title')}>{t('mailbox.purpose')}</PageTitle>
      <TextInput
        type="search"
        label={t('mailbox.recipient')}
        mb="md"
        maw="24rem"
        maxLength={254}
        value={recipient}
        onChange={(event) => {
          setRecipient(event.currentTarget.value);
        }}
      />
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {isPending && <Loading />}
      {data && mails.length === 0 && <Empty>{t('mailbox.none')}</Empty>}
      {mails.length > 0 && <MailList mails={mails} />}
      {hasNextPage && (
        <Button variant="default" mt="md" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('mailbox.more')}
        </Button>
      )}
    </>
  );
}
