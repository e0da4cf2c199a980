import { Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Figures } from '../../parts/figures';
import { PageTitle } from '../../parts/page-title';
import { QueryView } from '../../parts/query-view';
import { Section } from '../../parts/section';
import { TextLink } from '../../parts/text-link';
import { useNumbers } from '../../parts/use-numbers';
import { MailsSection } from '../matchmaking/mails-section';
import { matchmakingQuery } from '../matchmaking/queries';
import { MailLedger } from './mail-ledger';
import { announcementQuery, type Mail } from './queries';
import { SuppressedSection } from './suppressed-section';

const STATES = ['unknown', 'failed', 'pending', 'sending', 'sent', 'held', 'cancelled'] as const;
const KINDS = ['invitation', 'agenda', 'request', 'welcome', 'sign-in'] as const;
const ANNOUNCED = ['mails', 'people', 'invitations', 'changes', 'cancellations', 'agendas'] as const;

/** Every mail of the gathering by state, those in doubt to decide about, and what would still go out. */
export default function MailsPage({ matchmakingId }: { readonly matchmakingId: string }) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const { data: matchmaking } = useQuery(matchmakingQuery(matchmakingId));
  const announcement = useQuery(announcementQuery(matchmakingId));
  const [status, setStatus] = useState<Mail['status'] | ''>('');
  const [kind, setKind] = useState<Mail['kind'] | ''>('');
  const [recipient, setRecipient] = useState('');
  const anything = { value: '', label: t('participants.any') };
  const filter = {
    ...(status !== '' && { status }),
    ...(kind !== '' && { kind }),
    ...(recipient.trim() !== '' && { recipient: recipient.trim() }),
  };
  return (
    <>
      <PageTitle title={t('mails.title')}>
        <TextLink href={`/matchmakings/${matchmakingId}`}>{matchmaking?.name ?? '…'}</TextLink>
      </PageTitle>
      <Stack gap="md">
        <MailsSection matchmakingId={matchmakingId} />
        <Section title={t('mails.dryRun')}>
          <QueryView query={announcement}>
            {(count) => (
              <Figures
                figures={ANNOUNCED.map((what) => ({
                  label: t(`mails.announced.${what}`),
                  value: number(count[what]),
                }))}
              />
            )}
          </QueryView>
        </Section>
        <Section title={t('mails.ledger')}>
          <Group gap="sm" align="flex-end" mb="md">
            <NativeSelect
              label={t('mails.stateLabel')}
              value={status}
              data={[anything, ...STATES.map((value) => ({ value, label: t(`mails.state.${value}`) }))]}
              onChange={(event) => {
                setStatus(event.currentTarget.value as Mail['status'] | '');
              }}
            />
            <NativeSelect
              label={t('mails.kindLabel')}
              value={kind}
              data={[anything, ...KINDS.map((value) => ({ value, label: t(`mails.kind.${value}`) }))]}
              onChange={(event) => {
                setKind(event.currentTarget.value as Mail['kind'] | '');
              }}
            />
            <TextInput
              type="search"
              label={t('mails.recipient')}
              value={recipient}
              onChange={(event) => {
                setRecipient(event.currentTarget.value);
              }}
            />
          </Group>
          <MailLedger matchmakingId={matchmakingId} filter={filter} />
        </Section>
        <SuppressedSection matchmakingId={matchmakingId} />
      </Stack>
    </>
  );
}
