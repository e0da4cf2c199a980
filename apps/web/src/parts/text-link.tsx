import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';

interface Props {
  readonly href: string;
  /** Among other words, from which colour alone would not tell it. */
  readonly isInText?: boolean;
  readonly children: ReactNode;
}

/** A link within the application. */
export function TextLink({ href, isInText = false, children }: Props) {
  return (
    <Anchor component={Link} href={href} underline={isInText ? 'always' : 'hover'}>
      {children}
    </Anchor>
  );
}
