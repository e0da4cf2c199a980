import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { matchmakingKey } from '../matchmaking/queries';
import { hasEnded, latestRunQuery, type Run } from './runs-query';

/** Follows a run while it is going on: the server tells of it once a second. At its end everything is looked up anew. */
export function useRunProgress(matchmakingId: string, run: Run | null | undefined): void {
  const client = useQueryClient();
  const followed = run && !hasEnded(run) ? run.id : null;
  useEffect(() => {
    if (followed === null) return;
    const source = new EventSource(`/api/scheduling/matchmakings/${matchmakingId}/runs/${followed}/progress`);
    const end = () => {
      source.close();
      void client.invalidateQueries({ queryKey: matchmakingKey(matchmakingId) });
    };
    source.addEventListener('run', (event: MessageEvent<string>) => {
      const now = JSON.parse(event.data) as Run;
      client.setQueryData(latestRunQuery(matchmakingId).queryKey, now);
      if (hasEnded(now)) end();
    });
    source.addEventListener('error', () => {
      // While the browser reconnects by itself there is nothing to do.
      if (source.readyState === EventSource.CLOSED) end();
    });
    return () => {
      source.close();
    };
  }, [client, matchmakingId, followed]);
}
