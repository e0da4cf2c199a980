import { queryOptions } from '@tanstack/react-query';
import { answer } from '../../api/answer';
import { api, type Schema } from '../../api/client';
import { matchmakingKey } from '../matchmaking/queries';

export type LiveDay = Schema<'LiveDay'>;
export type Attendance = Schema<'Attendance'>;
export type TableCondition = Schema<'TableCondition'>;
export type StandbyOffer = Schema<'StandbyOffer'>;
export type Replan = Schema<'Replan'>;

/** Several desks check in at once. */
const LOOK_AGAIN_MS = 5_000;

export const liveDayQuery = (matchmakingId: string) =>
  queryOptions({
    queryKey: [...matchmakingKey(matchmakingId), 'live-day'],
    queryFn: () =>
      answer(
        api.GET('/api/scheduling/matchmakings/{matchmakingId}/live-day', {
          params: { path: { matchmakingId } },
        }),
      ),
    refetchInterval: LOOK_AGAIN_MS,
  });

/** Who could take a place that is free from this instant on. */
export const standbyQuery = (matchmakingId: string, notBefore: string) =>
  queryOptions({
    queryKey: [...matchmakingKey(matchmakingId), 'standby', notBefore],
    queryFn: () =>
      answer(
        api.GET('/api/scheduling/matchmakings/{matchmakingId}/live-day/standby', {
          params: { path: { matchmakingId }, query: { notBefore } },
        }),
      ),
  });

export const replanQuery = (matchmakingId: string, runId: string) =>
  queryOptions({
    queryKey: [...matchmakingKey(matchmakingId), 'replan', runId],
    queryFn: () =>
      answer(
        api.GET('/api/scheduling/matchmakings/{matchmakingId}/replans/{runId}', {
          params: { path: { matchmakingId, runId } },
        }),
      ),
  });
