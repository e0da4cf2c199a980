/**
 * Has the agenda, and the page that shows it, kept at this browser (public/service-worker.js). Browsers allow that on
 * encrypted connections and on the machine itself only; elsewhere nothing is kept.
 */
export function keepAgenda(): Promise<void> {
  keeping ??= keep();
  return keeping;
}

let keeping: Promise<void> | undefined;

async function keep(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  await navigator.serviceWorker.register('/service-worker.js');
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage({ loaded: [`${window.location.origin}/`] });
  // What the page has loaded or is still loading past the worker; the rest the worker has seen itself.
  const observer = new PerformanceObserver((list) => {
    const entries = list.getEntriesByType('resource') as PerformanceResourceTiming[];
    const loaded = entries.filter(({ workerStart }) => workerStart === 0).map(({ name }) => name);
    active?.postMessage({ loaded });
  });
  observer.observe({ type: 'resource', buffered: true });
}

/** When an answer was kept that comes without a connection; null for what the server says now. */
export function keptAt(answer: Response): string | null {
  return answer.headers.get('Ronda-Kept-At');
}
