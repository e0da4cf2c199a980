const KEY_BYTES = 16;

/**
 * The Idempotency-Key of one intended action. While nobody knows whether the action had its effect, repeating it
 * sends the same key, so that the server does it once; after an answer, or with other input, the key is fresh.
 */
export class Intent {
  private pending: { readonly input: string; readonly key: string } | null = null;

  constructor(private readonly freshKey: () => string = randomKey) {}

  keyFor(input: unknown): string {
    const text = JSON.stringify([input]);
    if (this.pending?.input !== text) this.pending = { input: text, key: this.freshKey() };
    return this.pending.key;
  }

  /** The server answered, with yes or no: what comes next is meant anew. */
  settle(): void {
    this.pending = null;
  }
}

/** `crypto.randomUUID` is missing where a page comes over plain http from another machine. */
function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
