import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './wide-table.module.css';

interface Props {
  readonly label: string;
  readonly hasBorders?: boolean;
  readonly children: ReactNode;
}

/** A table that scrolls within its frame where the screen is narrow; the frame can be focused, to scroll by keyboard. */
export function WideTable({ label, hasBorders = false, children }: Props) {
  return (
    <div className={classes.frame} role="group" aria-label={label} tabIndex={0}>
      <Table withColumnBorders={hasBorders}>{children}</Table>
    </div>
  );
}
