import { Center, Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** Says that there is nothing yet, and what would change that. */
export function Empty({ children }: { readonly children: ReactNode }) {
  return (
    <Center p="lg">
      <Text c="dimmed" ta="center">
        {children}
      </Text>
    </Center>
  );
}
