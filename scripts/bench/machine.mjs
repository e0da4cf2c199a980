import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

/** What the figures depend on; nothing that says whose machine it is. */
export function machine() {
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${gigabytes} GB of memory, Node ${process.versions.node}, ${process.platform}; load before the start ${startLoad}`;
}

const startLoad = loadavg()[0].toFixed(1);
