/** What tests read of an answer's body; a field is there when the route has it. */
export interface Item {
  readonly id: string;
  readonly participantId: string;
  readonly name: string;
  readonly status: string;
  readonly score: number;
  readonly reasons: readonly unknown[];
  readonly from: { readonly participantId: string };
  readonly to: { readonly participantId: string };
  readonly mayRequest: boolean | null;
  readonly action: string;
  readonly obstacle: string | null;
  readonly request: { readonly direction: string } | null;
}

export interface Body extends Item {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
  readonly requests: readonly Item[];
  readonly byStatus: Readonly<Record<string, number>>;
  readonly closesAt: string | null;
  /** Of problems. */
  readonly code: string;
  readonly detail: string;
  readonly details: { readonly problems: readonly { readonly row: number; readonly code: string }[] };
}

export interface Answer {
  readonly status: number;
  readonly body: Body;
  readonly etag: string | null;
}
