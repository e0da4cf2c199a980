import { Group, Text, Title } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import classes from './page-title.module.css';

/** The first page is read from the top; after a change of page the focus goes to its heading. */
let hasShownPage = false;

interface Props {
  readonly title: string;
  /** Beside the title: the state of what the page shows. */
  readonly badge?: ReactNode;
  readonly children?: ReactNode;
}

/** The page's one main heading, also the title of the window. */
export function PageTitle({ title, badge, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (hasShownPage) heading.current?.focus();
    hasShownPage = true;
  }, []);
  return (
    <header className={classes.header}>
      <title>{`${title} · Ronda`}</title>
      <Group gap="sm">
        <Title order={1} size="h2" ref={heading} tabIndex={-1} className={classes.title}>
          {title}
        </Title>
        {badge}
      </Group>
      {children !== undefined && (
        <Text component="div" c="dimmed" mt={4}>
          {children}
        </Text>
      )}
    </header>
  );
}
