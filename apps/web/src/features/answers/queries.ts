import { queryOptions } from '@tanstack/react-query';
import { answer } from '../../api/answer';
import { api, type Schema } from '../../api/client';
import { matchmakingKey } from '../matchmaking/queries';

export type InvitationAnswer = Schema<'InvitationAnswer'>;
export type MailPolicy = Schema<'MailPolicy'>;

/** Everybody who is invited, with what they last answered. */
export const answersQuery = (matchmakingId: string) =>
  queryOptions({
    queryKey: [...matchmakingKey(matchmakingId), 'answers'],
    queryFn: () =>
      answer(
        api.GET('/api/notification/matchmakings/{matchmakingId}/answers', {
          params: { path: { matchmakingId } },
        }),
      ),
  });

export const mailPolicyQuery = (matchmakingId: string) =>
  queryOptions({
    queryKey: [...matchmakingKey(matchmakingId), 'mail-policy'],
    queryFn: () =>
      answer(
        api.GET('/api/notification/matchmakings/{matchmakingId}/mail-policy', {
          params: { path: { matchmakingId } },
        }),
      ),
  });
