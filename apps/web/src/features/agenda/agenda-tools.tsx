import { Anchor, Button, CopyButton, Group, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer } from '../../api/answer';
import { api } from '../../api/client';
import { useAction } from '../../api/use-action';
import { ProblemNotice } from '../../parts/problem-notice';
import { Section } from '../../parts/section';
import { showMoment } from '../../parts/times';
import { matchmakingKey } from '../matchmaking/queries';
import { feedQuery } from './queries';

/** The agenda elsewhere: in a calendar that follows it, as a file, on paper. */
export function AgendaTools({ matchmakingId }: { readonly matchmakingId: string }) {
  const { t, i18n } = useTranslation();
  const { data: feed } = useQuery(feedQuery(matchmakingId));
  const path = { matchmakingId };
  const subscribe = useAction({
    perform: (_: undefined) =>
      answer(api.POST('/api/notification/matchmakings/{matchmakingId}/my-feed', { params: { path } })),
    changes: matchmakingKey(matchmakingId),
    done: () => t('myAgenda.subscribed'),
  });
  const end = useAction({
    perform: (_: undefined) =>
      answer(api.DELETE('/api/notification/matchmakings/{matchmakingId}/my-feed', { params: { path } })),
    changes: matchmakingKey(matchmakingId),
    done: () => {
      subscribe.reset();
      return t('myAgenda.ended');
    },
  });
  const files = `/api/notification/matchmakings/${matchmakingId}`;
  const url = subscribe.data?.url;
  const since = feed?.since ?? null;
  return (
    <Section title={t('myAgenda.elsewhere')}>
      <Stack gap="sm">
        <Group gap="md">
          <Anchor href={`${files}/my-agenda.ics`} download>
            {t('myAgenda.download')}
          </Anchor>
          <Anchor href={`${files}/my-agenda/print`} target="_blank">
            {t('myAgenda.print')}
          </Anchor>
        </Group>
        <Text size="sm">{t('myAgenda.subscribeHow')}</Text>
        {since !== null && (
          <Text size="sm">{t('myAgenda.since', { moment: showMoment(since, i18n.language) })}</Text>
        )}
        {url !== undefined && (
          <Group gap="xs" align="flex-end">
            <TextInput label={t('myAgenda.address')} readOnly value={url} flex={1} miw="12rem" />
            <CopyButton value={url}>
              {({ copied, copy }) => (
                <Button variant="default" onClick={copy}>
                  {t(copied ? 'myAgenda.copied' : 'myAgenda.copy')}
                </Button>
              )}
            </CopyButton>
            <Button component="a" href={url.replace(/^https?:/, 'webcal:')}>
              {t('myAgenda.openCalendar')}
            </Button>
          </Group>
        )}
        {subscribe.error && <ProblemNotice error={subscribe.error} />}
        {end.error && <ProblemNotice error={end.error} />}
        <Group gap="sm">
          <Button
            variant="default"
            loading={subscribe.isPending}
            onClick={() => {
              subscribe.mutate(undefined);
            }}
          >
            {t(since === null ? 'myAgenda.subscribe' : 'myAgenda.subscribeAnew')}
          </Button>
          {since !== null && (
            <Button
              variant="default"
              loading={end.isPending}
              onClick={() => {
                end.mutate(undefined);
              }}
            >
              {t('myAgenda.end')}
            </Button>
          )}
        </Group>
      </Stack>
    </Section>
  );
}
