import { queryOptions } from '@tanstack/react-query';
import { allPages, answer } from '../../api/answer';
import { api } from '../../api/client';

const MAIL_LOOK_MS = 3_000;

/** Everything known of one gathering stands below this key, so that an action can say that it changed. */
export const matchmakingKey = (matchmakingId: string) => ['matchmaking', matchmakingId] as const;

export const matchmakingQuery = (matchmakingId: string) =>
  queryOptions({
    queryKey: [...matchmakingKey(matchmakingId), 'itself'],
    queryFn: () =>
      answer(
        api.GET('/api/registration/matchmakings/{matchmakingId}', { params: { path: { matchmakingId } } }),
      ),
  });

export const programmeQuery = (matchmakingId: string) =>
  queryOptions({
    queryKey: [...matchmakingKey(matchmakingId), 'programme'],
    queryFn: () =>
      answer(
        api.GET('/api/registration/matchmakings/{matchmakingId}/programme', {
          params: { path: { matchmakingId } },
        }),
      ),
  });

export const participantsQuery = (matchmakingId: string) =>
  queryOptions({
    queryKey: [...matchmakingKey(matchmakingId), 'participants'],
    queryFn: () =>
      allPages((query) =>
        answer(
          api.GET('/api/registration/matchmakings/{matchmakingId}/participants', {
            params: { path: { matchmakingId }, query },
          }),
        ),
      ),
  });

export const requestStatisticsQuery = (matchmakingId: string) =>
  queryOptions({
    queryKey: [...matchmakingKey(matchmakingId), 'request-statistics'],
    queryFn: () =>
      answer(
        api.GET('/api/meeting-request/matchmakings/{matchmakingId}/statistics', {
          params: { path: { matchmakingId } },
        }),
      ),
  });

export const bookingWindowQuery = (matchmakingId: string) =>
  queryOptions({
    queryKey: [...matchmakingKey(matchmakingId), 'booking-window'],
    queryFn: () =>
      answer(
        api.GET('/api/meeting-request/matchmakings/{matchmakingId}/booking-window', {
          params: { path: { matchmakingId } },
        }),
      ),
  });

/** Looks again while mails are on their way. */
export const mailCountsQuery = (matchmakingId: string) =>
  queryOptions({
    queryKey: [...matchmakingKey(matchmakingId), 'mail-counts'],
    queryFn: () =>
      answer(
        api.GET('/api/notification/matchmakings/{matchmakingId}/mail-counts', {
          params: { path: { matchmakingId } },
        }),
      ),
    refetchInterval: ({ state: { data } }) =>
      data && data.pending + data.sending > 0 ? MAIL_LOOK_MS : false,
  });
