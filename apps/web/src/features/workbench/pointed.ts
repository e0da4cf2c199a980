/** Which cell the pointer or the focus is on. Kept outside of React's state: only what shows it is drawn anew. */
export class Pointed<At> {
  private at: At | null = null;
  private readonly listeners = new Set<() => void>();

  readonly current = (): At | null => this.at;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  set(at: At | null): void {
    if (at === this.at) return;
    this.at = at;
    for (const listener of this.listeners) listener();
  }
}
