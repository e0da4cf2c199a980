import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useState } from 'react';
import { Intent } from './intent';
import { Refused } from './refused';

interface Action<Input, Data> {
  /** Sends the request with this Idempotency-Key. */
  readonly perform: (input: Input, idempotencyKey: string) => Promise<Data>;
  /** What the page shows and the action changes. */
  readonly changes: QueryKey;
  /** What to tell the person when it is done. */
  readonly done: (data: Data) => string;
}

/** An action of the person with an effect on the server: once each, however often it had to be sent. */
export function useAction<Input, Data>({ perform, changes, done }: Action<Input, Data>) {
  const queryClient = useQueryClient();
  const [intent] = useState(() => new Intent());
  return useMutation<Data, Refused, Input>({
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
