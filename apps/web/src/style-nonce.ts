/** The nonce that the server's Content-Security-Policy allows for style elements. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
}
