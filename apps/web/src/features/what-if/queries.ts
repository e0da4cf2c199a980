import { queryOptions } from '@tanstack/react-query';
import { answer } from '../../api/answer';
import { api, type Schema } from '../../api/client';
import { matchmakingKey } from '../matchmaking/queries';

export type WhatIfAnswer = NonNullable<Schema<'WhatIf'>['answer']>;
export type ProblemChange = Schema<'ProblemChange'>;

export const whatIfQuery = (matchmakingId: string, runId: string) =>
  queryOptions({
    queryKey: [...matchmakingKey(matchmakingId), 'what-if', runId],
    queryFn: () =>
      answer(
        api.GET('/api/scheduling/matchmakings/{matchmakingId}/what-ifs/{runId}', {
          params: { path: { matchmakingId, runId } },
        }),
      ),
  });
