import { Group, Paper, Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import classes from './section.module.css';

interface Props {
  readonly title: string;
  readonly badge?: ReactNode;
  readonly children: ReactNode;
}

/** A framed part of a page with its heading. */
export function Section({ title, badge, children }: Props) {
  const id = useId();
  return (
    <Paper component="section" withBorder p="md" aria-labelledby={id} className={classes.section}>
      <Group justify="space-between" mb="sm" gap="xs">
        <Title order={2} size="h4" id={id}>
          {title}
        </Title>
        {badge}
      </Group>
      {children}
    </Paper>
  );
}
