import { Text } from '@mantine/core';
import { SignOutButton } from '../features/session/sign-out-button';
import { useSession } from '../features/session/session-context';
import classes from './account.module.css';

/** Who is signed in, and the way out. */
export function Account() {
  const { name } = useSession();
  return (
    <>
      {name !== null && (
        <Text size="sm" className={classes.name}>
          {name}
        </Text>
      )}
      <SignOutButton />
    </>
  );
}
