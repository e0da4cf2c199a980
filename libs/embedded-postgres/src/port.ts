import { createServer } from 'node:net';

/** A port of 127.0.0.1 that was free a moment ago. Whoever uses it must still be ready to find it taken. */
export function findFreePort(): Promise<number> {
  return listenOnce(0).then((port) => port ?? Promise.reject(new Error('No free port on 127.0.0.1.')));
}

/** Whether nobody listens on this port of 127.0.0.1 now. */
export async function isPortFree(port: number): Promise<boolean> {
  return (await listenOnce(port)) !== null;
}

function listenOnce(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => {
      resolve(null);
    });
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = probe.address();
      probe.close(() => {
        resolve(address !== null && typeof address === 'object' ? address.port : null);
      });
    });
  });
}
