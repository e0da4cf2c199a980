import { queryOptions } from '@tanstack/react-query';
import { answer } from '../../api/answer';
import { api, type Schema } from '../../api/client';
import { matchmakingKey } from '../matchmaking/queries';
import { keptAt } from './keep-agenda';

export type Agenda = Schema<'Agenda'>;

/** While only the kept agenda is there, the newest is asked for again and again. */
const RETRY_KEPT_MS = 15_000;

/** One's own agenda; without a connection, as it was kept at this browser. */
export const ownAgendaQuery = (matchmakingId: string) =>
  queryOptions({
    queryKey: [...matchmakingKey(matchmakingId), 'own-agenda'],
    queryFn: async () => {
      let since: string | null = null;
      const agenda = await answer(
        api
          .GET('/api/scheduling/matchmakings/{matchmakingId}/agenda', {
            params: { path: { matchmakingId } },
          })
          .then((outcome) => {
            since = keptAt(outcome.response);
            return outcome;
          }),
      );
      return { agenda, keptAt: since as string | null };
    },
    // A kept agenda that was just read looks fresh.
    refetchOnReconnect: 'always',
    refetchInterval: ({ state: { data } }) => (data?.keptAt ? RETRY_KEPT_MS : false),
  });

export const agendaQuery = (matchmakingId: string, participantId: string) =>
  queryOptions({
    queryKey: [...matchmakingKey(matchmakingId), 'agenda', participantId],
    queryFn: () =>
      answer(
        api.GET('/api/scheduling/matchmakings/{matchmakingId}/participants/{participantId}/agenda', {
          params: { path: { matchmakingId, participantId } },
        }),
      ),
  });

export const participantQuery = (matchmakingId: string, participantId: string) =>
  queryOptions({
    queryKey: [...matchmakingKey(matchmakingId), 'participant', participantId],
    queryFn: () =>
      answer(
        api.GET('/api/registration/matchmakings/{matchmakingId}/participants/{participantId}', {
          params: { path: { matchmakingId, participantId } },
        }),
      ),
  });

/** Whether a calendar can follow the agenda, and since when. */
export const feedQuery = (matchmakingId: string) =>
  queryOptions({
    queryKey: [...matchmakingKey(matchmakingId), 'feed'],
    queryFn: () =>
      answer(
        api.GET('/api/notification/matchmakings/{matchmakingId}/my-feed', {
          params: { path: { matchmakingId } },
        }),
      ),
  });
