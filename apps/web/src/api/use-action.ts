import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useState } from 'react';
import { Intent } from './intent';
import { Refused } from './refused';

/** What pages show before the server has answered; taken back when it refuses. */
interface Expected<Input, Shown> {
  readonly queryKey: QueryKey;
  readonly after: (shown: Shown, input: Input) => Shown;
}

interface Action<Input, Data, Shown> {
  /** Sends the request with this Idempotency-Key. */
  readonly perform: (input: Input, idempotencyKey: string) => Promise<Data>;
  /** What the page shows and the action changes. */
  readonly changes: QueryKey;
  /** What to tell the person when it is done. */
  readonly done: (data: Data) => string;
  readonly expected?: Expected<Input, Shown>;
}

/** An action of the person with an effect on the server: once each, however often it had to be sent. */
export function useAction<Input, Data, Shown = never>(action: Action<Input, Data, Shown>) {
  const { perform, changes, done, expected } = action;
  const queryClient = useQueryClient();
  const [intent] = useState(() => new Intent());
  return useMutation<Data, Refused, Input, { readonly before: Shown | undefined }>({
    onMutate: async (input) => {
      if (!expected) return { before: undefined };
      const { queryKey, after } = expected;
      await queryClient.cancelQueries({ queryKey });
      const before = queryClient.getQueryData<Shown>(queryKey);
      if (before !== undefined) queryClient.setQueryData(queryKey, after(before, input));
      return { before };
    },
    onError: (_error, _input, context) => {
      if (expected && context?.before !== undefined) {
        queryClient.setQueryData(expected.queryKey, context.before);
      }
    },
    mutationFn: async (input) => {
      try {
        const data = await perform(input, intent.keyFor(input));
        intent.settle();
        return data;
      } catch (error) {
        if (error instanceof Refused && !error.isOutcomeUnknown) intent.settle();
        throw error;
      }
    },
    onSuccess: (data) => {
      notifications.show({ message: done(data), color: 'teal' });
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: changes }),
  });
}
