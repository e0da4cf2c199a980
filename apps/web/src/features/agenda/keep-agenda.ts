/**
 * Has the agenda, and the page that shows it, kept at this browser (public/service-worker.js). Browsers allow that on
 * encrypted connections and on the machine itself only; elsewhere nothing is kept.
 */
export async function keepAgenda(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  await navigator.serviceWorker.register('/service-worker.js');
  const { active } = await navigator.serviceWorker.ready;
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
  active?.postMessage({ loaded: [`${window.location.origin}/`, ...loaded] });
}

/** When an answer was kept that comes without a connection; null for what the server says now. */
export function keptAt(answer: Response): string | null {
  return answer.headers.get('Ronda-Kept-At');
}
