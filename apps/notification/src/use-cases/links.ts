/** What a link in a mail, or on a paper, may do: one thing, for one person. */
export type Link =
  /** Answer the invitation that this mail brought. */
  | {
      readonly purpose: 'answer';
      readonly tenantId: string;
      readonly mailId: string;
      readonly expiresAt: Date;
    }
  /** Get no more mails of the kind that this one is. */
  | {
      readonly purpose: 'unsubscribe';
      readonly tenantId: string;
      readonly mailId: string;
      readonly expiresAt: Date;
    }
  /** Ask whether a printed agenda is still current. */
  | {
      readonly purpose: 'paper';
      readonly tenantId: string;
      readonly matchmakingId: string;
      /** Whose agenda. */
      readonly delegateId: string;
      readonly version: number;
    };
export type LinkPurpose = Link['purpose'];

/** Signs and reads links. Whoever holds one may do what it says, and nothing else. */
export abstract class Links {
  /** @returns about 80 characters that fit an address as they are */
  abstract sign(link: Link): string;
  /** Null for what was not signed by us for this purpose; whether it has expired is for the caller to see. */
  abstract read<P extends LinkPurpose>(purpose: P, token: string): Extract<Link, { purpose: P }> | null;
}
