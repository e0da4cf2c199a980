import { queryOptions } from '@tanstack/react-query';
import { answer } from '../../api/answer';
import { api } from '../../api/client';
import { matchmakingKey } from '../matchmaking/queries';

/** Every slot and table for one meeting of a revision, free or with the reasons. */
export const cellsQuery = (matchmakingId: string, scheduleId: string, revision: number, meetingId: string) =>
  queryOptions({
    queryKey: [...matchmakingKey(matchmakingId), 'cells', scheduleId, revision, meetingId],
    queryFn: () =>
      answer(
        api.GET(
          '/api/scheduling/matchmakings/{matchmakingId}/schedules/{scheduleId}/meetings/{meetingId}/cells',
          { params: { path: { matchmakingId, scheduleId, meetingId } } },
        ),
      ),
  });
