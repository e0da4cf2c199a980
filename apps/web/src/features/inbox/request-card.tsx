import { Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../parts/problem-notice';
import { RegionBadge } from '../../parts/region-badge';
import { showMoment } from '../../parts/times';
import { countryName } from '../participants/country-name';
import { AnswerRequest } from './answer-request';
import { ChangeRequest } from './change-request';
import { counterpartOf } from './groups';
import classes from './inbox.module.css';
import type { MeetingRequest } from './queries';
import { useRequestAction } from './use-request-action';

interface Props {
  readonly matchmakingId: string;
  readonly request: MeetingRequest;
  readonly ownId: string;
}

/** One request: with whom, how much it is wanted, what was said, and what can be done about it. */
export function RequestCard({ matchmakingId, request, ownId }: Props) {
  const { t, i18n } = useTranslation();
  const counterpart = counterpartOf(request, ownId);
  const name = counterpart.name ?? t('inbox.hasLeft');
  const action = useRequestAction(matchmakingId, request, name);
  const { status, priority, message, reply, declineReason, proposedAt, changedAt, expiresAt } = request;
  const isOwn = request.from.participantId === ownId;
  const isOpen = status === 'proposed';
  return (
    <Paper component="article" withBorder p="md" aria-label={name} className={classes.request}>
      <Stack gap="xs">
        <Group justify="space-between" gap="xs" align="flex-start">
          <div>
            <Title order={3} size="h5">
              {name} {counterpart.region && <RegionBadge region={counterpart.region} />}
            </Title>
            <Text size="sm" c="dimmed">
              {counterpart.country && `${countryName(counterpart.country, i18n.language)} · `}
              {t(isOwn ? 'inbox.askedByYou' : 'inbox.askedByThem', {
                moment: showMoment(proposedAt, i18n.language),
              })}
            </Text>
          </div>
          <Group gap={6}>
            {!isOpen && status !== 'accepted' && (
              <Badge variant="light" color="gray">
                {t(`directory.between.sent.${status}`)}
              </Badge>
            )}
            <Badge variant="light" color={priority === 'must' ? 'orange' : 'cyan'}>
              {t(`priority.${priority}`)}
            </Badge>
          </Group>
        </Group>
        {message !== '' && <blockquote className={classes.quote}>{message}</blockquote>}
        {reply !== null && reply !== '' && <Text size="sm">{t('inbox.reply', { text: reply })}</Text>}
        {declineReason !== null && <Text size="sm">{t('inbox.reason', { text: declineReason })}</Text>}
        {!isOpen && (
          <Text size="sm" c="dimmed">
            {t('inbox.since', { moment: showMoment(changedAt, i18n.language) })}
          </Text>
        )}
        {isOpen && expiresAt !== null && (
          <Text size="sm">{t('inbox.expires', { moment: showMoment(expiresAt, i18n.language) })}</Text>
        )}
        {isOpen && !isOwn && <AnswerRequest name={name} action={action} />}
        {(isOpen || status === 'accepted') && (
          <ChangeRequest name={name} request={request} isOwn={isOwn} action={action} />
        )}
        {action.error && <ProblemNotice error={action.error} />}
      </Stack>
    </Paper>
  );
}
