const KEY = 'ronda.asked-link';

/** A link this tab asked for. */
export interface AskedLink {
  readonly email: string;
  /** Instant after which neither link nor code works. */
  readonly expiresAt: string;
}

/** Kept with the tab: telephones drop a page while somebody reads mail, and the code is entered here. */
export function rememberAskedLink(asked: AskedLink): AskedLink {
  sessionStorage.setItem(KEY, JSON.stringify(asked));
  return asked;
}

export function recallAskedLink(): AskedLink | null {
  const kept = sessionStorage.getItem(KEY);
  if (kept === null) return null;
  const asked = JSON.parse(kept) as AskedLink;
  return new Date(asked.expiresAt) > new Date() ? asked : null;
}

export function forgetAskedLink(): void {
  sessionStorage.removeItem(KEY);
}
