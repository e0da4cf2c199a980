import { List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../parts/text-link';
import type { OwnTimes } from './unmet';

interface Props {
  readonly matchmakingId: string;
  readonly times: OwnTimes;
}

/** What makes room for an agreed meeting without a place, as far as it lies with the participant. */
export function WhatHelps({ matchmakingId, times }: Props) {
  const { t } = useTranslation();
  const { free, blocked, meetings } = times;
  return (
    <>
      <Text size="sm" fw={600}>
        {t('myAgenda.help.title')}
      </Text>
      <List size="sm" mb="md">
        {blocked > 0 && (
          <List.Item>
            {t('myAgenda.help.blocked', { count: blocked })}{' '}
            <TextLink isInText href={`/matchmakings/${matchmakingId}/availability`}>
              {t('participantNav.availability')}
            </TextLink>
          </List.Item>
        )}
        {free === 0 && meetings > 0 && (
          <List.Item>
            {t('myAgenda.help.full', { count: meetings })}{' '}
            <TextLink isInText href={`/matchmakings/${matchmakingId}/inbox`}>
              {t('inbox.title')}
            </TextLink>
          </List.Item>
        )}
        {free > 0 && <List.Item>{t('myAgenda.help.free', { count: free })}</List.Item>}
        <List.Item>{t('myAgenda.help.organisers')}</List.Item>
      </List>
    </>
  );
}
