/** Knows addresses again without keeping them: a keyed hash tells nobody who lacks the key whose it is. */
export abstract class AddressHashes {
  /** Under the newest key; large and small letters are the same. */
  abstract of(address: string): string;
  /** Under each active key, to find what was kept before the key was replaced. */
  abstract everyOf(address: string): string[];
}
