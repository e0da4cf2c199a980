/**
 * The token in a fragment, or null.
 * @example tokenIn('#token=abc') // 'abc'
 */
export function tokenIn(fragment: string): string | null {
  const token = new URLSearchParams(fragment.replace(/^#/, '')).get('token');
  return token === '' ? null : token;
}
