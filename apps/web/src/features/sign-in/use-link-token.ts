import { useEffect, useState } from 'react';
import { tokenIn } from './token-in';

/**
 * The token of the mailed link, from the address's fragment, which no server ever sees. It is taken out of the
 * address at once, so that it stays in no history; the link may also be pasted while the page is open.
 */
export function useLinkToken(): string | null {
  const [token, setToken] = useState(() => tokenIn(window.location.hash));
  useEffect(() => {
    const takeFromAddress = () => {
      const found = tokenIn(window.location.hash);
      if (found === null) return;
      setToken(found);
      window.history.replaceState(window.history.state, '', window.location.pathname);
    };
    takeFromAddress();
    window.addEventListener('hashchange', takeFromAddress);
    return () => {
      window.removeEventListener('hashchange', takeFromAddress);
    };
  }, []);
  return token;
}
