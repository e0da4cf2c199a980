/** The parts of an address; null when it is none. (URL.parse is younger than the oldest Node we run on.) */
export function parseUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}
