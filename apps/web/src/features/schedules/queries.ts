import { queryOptions } from '@tanstack/react-query';
import { allPages, answer } from '../../api/answer';
import { api, type Schema } from '../../api/client';
import { matchmakingKey } from '../matchmaking/queries';

export type Schedule = Schema<'Schedule'>;
export type Grid = Schema<'ScheduleGrid'>;
export type UnplacedMeeting = Schema<'UnplacedMeeting'>;

/** All versions, the newest first. */
export const schedulesQuery = (matchmakingId: string) =>
  queryOptions({
    queryKey: [...matchmakingKey(matchmakingId), 'schedules'],
    queryFn: () =>
      allPages((query) =>
        answer(
          api.GET('/api/scheduling/matchmakings/{matchmakingId}/schedules', {
            params: { path: { matchmakingId }, query },
          }),
        ),
      ),
  });

export const gridQuery = (matchmakingId: string, scheduleId: string) =>
  queryOptions({
    queryKey: [...matchmakingKey(matchmakingId), 'grid', scheduleId],
    queryFn: () =>
      answer(
        api.GET('/api/scheduling/matchmakings/{matchmakingId}/schedules/{scheduleId}/grid', {
          params: { path: { matchmakingId, scheduleId } },
        }),
      ),
  });

export const unplacedQuery = (matchmakingId: string, scheduleId: string) =>
  queryOptions({
    queryKey: [...matchmakingKey(matchmakingId), 'unplaced', scheduleId],
    queryFn: () =>
      answer(
        api.GET('/api/scheduling/matchmakings/{matchmakingId}/schedules/{scheduleId}/unplaced', {
          params: { path: { matchmakingId, scheduleId } },
        }),
      ),
  });

/** What publishing would do. Not kept: it is worth something at the moment of deciding only. */
export const previewQuery = (matchmakingId: string, scheduleId: string) =>
  queryOptions({
    queryKey: [...matchmakingKey(matchmakingId), 'preview', scheduleId],
    queryFn: () =>
      answer(
        api.GET('/api/scheduling/matchmakings/{matchmakingId}/schedules/{scheduleId}/publication', {
          params: { path: { matchmakingId, scheduleId } },
        }),
      ),
    staleTime: 0,
  });

export const scheduleQuery = (matchmakingId: string, scheduleId: string) =>
  queryOptions({
    queryKey: [...matchmakingKey(matchmakingId), 'schedule', scheduleId],
    queryFn: () =>
      answer(
        api.GET('/api/scheduling/matchmakings/{matchmakingId}/schedules/{scheduleId}', {
          params: { path: { matchmakingId, scheduleId } },
        }),
      ),
  });

/** How the second version differs from the first. */
export const differenceQuery = (matchmakingId: string, beforeId: string, afterId: string) =>
  queryOptions({
    queryKey: [...matchmakingKey(matchmakingId), 'difference', beforeId, afterId],
    queryFn: () =>
      answer(
        api.GET('/api/scheduling/matchmakings/{matchmakingId}/schedules/{scheduleId}/difference', {
          params: { path: { matchmakingId, scheduleId: afterId }, query: { with: beforeId } },
        }),
      ),
  });
