import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Loading } from './loading';
import { ProblemNotice } from './problem-notice';

interface Props<Data> {
  readonly query: UseQueryResult<Data>;
  readonly children: (data: Data) => ReactNode;
}

/** What was loaded; until then that it is loading; or why it could not be. What was loaded once stays in sight. */
export function QueryView<Data>({ query, children }: Props<Data>) {
  return (
    <>
      {query.error && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.data !== undefined && children(query.data)}
      {query.isPending && <Loading />}
    </>
  );
}
