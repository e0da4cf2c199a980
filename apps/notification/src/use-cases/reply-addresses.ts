/** What one of our own addresses stands for. */
export type Addressed =
  | { readonly kind: 'meeting'; readonly meetingId: string }
  /** A mail that could not be delivered, by its Message-ID. */
  | { readonly kind: 'bounce'; readonly messageId: string }
  /** It looks like one of ours and was not made by us. */
  | { readonly kind: 'forged' };

/** Makes and reads the addresses that mail comes back to. Each carries a signature. */
export abstract class ReplyAddresses {
  /** Where answers to a meeting's invitations go; kept with the meeting once it is made. */
  abstract of(meetingId: string): string;
  /** Where a mail goes that could not be delivered. */
  abstract returnPath(messageId: string): string;
  /** Null for an address that is none of ours. Signatures of retired keys are good. */
  abstract read(address: string): Addressed | null;
}
