import { useQuery } from '@tanstack/react-query';
import { allPages, answer } from '../../api/answer';
import { api } from '../../api/client';

/** The gatherings the person may see. */
export function useMatchmakings() {
  return useQuery({
    queryKey: ['matchmakings'],
    queryFn: () =>
      allPages((query) => answer(api.GET('/api/registration/matchmakings', { params: { query } }))),
  });
}
