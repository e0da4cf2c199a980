import type { ReactNode } from 'react';

export interface GridColumn {
  readonly id: string;
  readonly heading: ReactNode;
}

export interface GridRow {
  readonly id: string;
  readonly heading: ReactNode;
  /** Starts a new session or day: drawn as a line across with this caption. */
  readonly caption?: string;
}

export type Tone = 'free' | 'swap' | 'blocked' | 'own' | 'idle' | 'faded' | 'sought';

export interface CellView {
  readonly content: ReactNode;
  readonly tone?: Tone | undefined;
  readonly isDraggable?: boolean;
  readonly hint?: string | undefined;
}
