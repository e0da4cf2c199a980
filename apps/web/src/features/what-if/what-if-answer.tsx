import { Alert, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { QueryView } from '../../parts/query-view';
import { useNumbers } from '../../parts/use-numbers';
import { whatIfQuery } from './queries';

interface Props {
  readonly matchmakingId: string;
  readonly runId: string;
  /** What was asked about. */
  readonly title: string;
}

/** What the changes are worth, and whether that is proved. */
export function WhatIfAnswer({ matchmakingId, runId, title }: Props) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const query = useQuery(whatIfQuery(matchmakingId, runId));
  return (
    <QueryView query={query}>
      {({ answer }) =>
        answer && (
          <Alert color={answer.placed > 0 ? 'teal' : 'gray'} title={title}>
            <Stack gap={4}>
              <Text fw={600}>
                {answer.placed === 0
                  ? t('whatIf.worthNothing')
                  : answer.placed > 0
                    ? t('whatIf.worth', { count: answer.placed })
                    : t('whatIf.costs', { count: -answer.placed })}
              </Text>
              <Text size="sm">
                {answer.isProved
                  ? t('whatIf.proved')
                  : t('whatIf.notProved', { weight: number(answer.weight), atMost: number(answer.atMost) })}
              </Text>
            </Stack>
          </Alert>
        )
      }
    </QueryView>
  );
}
