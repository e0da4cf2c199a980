import { Button, Group, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer } from '../../api/answer';
import { api } from '../../api/client';
import { useAction } from '../../api/use-action';
import { ProblemNotice } from '../../parts/problem-notice';
import { QueryView } from '../../parts/query-view';
import { Section } from '../../parts/section';
import { matchmakingKey } from '../matchmaking/queries';
import { mailPolicyQuery, type MailPolicy } from './queries';

const ON_DECLINE: readonly MailPolicy['onDecline'][] = ['tell', 'free'];
const REMINDERS: readonly MailPolicy['reminders'][] = ['none', 'evening-before'];

/** What Ronda does by itself when somebody declines, and whether it reminds people. */
export function PolicySection({ matchmakingId }: { readonly matchmakingId: string }) {
  const { t } = useTranslation();
  const policy = useQuery(mailPolicyQuery(matchmakingId));
  return (
    <Section title={t('answers.policy')}>
      <QueryView query={policy}>
        {(found) => <PolicyForm key={found.revision} matchmakingId={matchmakingId} policy={found} />}
      </QueryView>
    </Section>
  );
}

interface FormProps {
  readonly matchmakingId: string;
  readonly policy: MailPolicy;
}

function PolicyForm({ matchmakingId, policy }: FormProps) {
  const { t } = useTranslation();
  const [onDecline, setOnDecline] = useState(policy.onDecline);
  const [reminders, setReminders] = useState(policy.reminders);
  const save = useAction({
    perform: (wished: Omit<MailPolicy, 'revision'>) =>
      answer(
        api.PUT('/api/notification/matchmakings/{matchmakingId}/mail-policy', {
          params: { path: { matchmakingId }, header: { 'If-Match': `"${policy.revision}"` } },
          body: wished,
        }),
      ),
    changes: matchmakingKey(matchmakingId),
    done: () => t('answers.policySaved'),
  });
  return (
    <>
      <Group gap="sm" align="flex-end">
        <NativeSelect
          label={t('answers.onDecline.label')}
          value={onDecline}
          data={ON_DECLINE.map((value) => ({ value, label: t(`answers.onDecline.${value}`) }))}
          onChange={(event) => {
            setOnDecline(event.currentTarget.value as typeof onDecline);
          }}
        />
        <NativeSelect
          label={t('answers.reminders.label')}
          value={reminders}
          data={REMINDERS.map((value) => ({ value, label: t(`answers.reminders.${value}`) }))}
          onChange={(event) => {
            setReminders(event.currentTarget.value as typeof reminders);
          }}
        />
        <Button
          loading={save.isPending}
          disabled={onDecline === policy.onDecline && reminders === policy.reminders}
          onClick={() => {
            save.mutate({ onDecline, reminders });
          }}
        >
          {t('participants.save')}
        </Button>
      </Group>
      {save.error && <ProblemNotice error={save.error} />}
    </>
  );
}
