import { queryOptions } from '@tanstack/react-query';
import { answer } from '../../api/answer';
import { api, type Schema } from '../../api/client';
import { matchmakingKey } from '../matchmaking/queries';

export type Agenda = Schema<'Agenda'>;

export const ownAgendaQuery = (matchmakingId: string) =>
  queryOptions({
    queryKey: [...matchmakingKey(matchmakingId), 'own-agenda'],
    queryFn: () =>
      answer(
        api.GET('/api/scheduling/matchmakings/{matchmakingId}/agenda', {
          params: { path: { matchmakingId } },
        }),
      ),
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
