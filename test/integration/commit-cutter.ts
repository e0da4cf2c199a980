import type { Socket } from 'node:net';
import { Way } from './way';

const COMMIT = Buffer.from('COMMIT\0');

/** Whether the server still hears of the COMMIT whose answer nobody will. */
export type Cut = 'before the server hears of it' | 'after it took effect';

/** Stands between a service and PostgreSQL and can break the connection exactly at a COMMIT. */
export class CommitCutter extends Way {
  private next: Cut | null = null;

  /** Breaks the connection of the next COMMIT, and of that one only. */
  cutNext(cut: Cut): void {
    this.next = cut;
  }

  protected override join(client: Socket, server: Socket): void {
    let isCut = false;
    server.on('data', (bytes) => {
      // The answer to a COMMIT that is cut: it took effect, and nobody hears of it.
      if (isCut) client.destroy();
      else client.write(bytes);
    });
    client.on('data', (bytes) => {
      const cut = bytes.includes(COMMIT) ? this.take() : null;
      isCut ||= cut !== null;
      if (cut === 'before the server hears of it') client.destroy();
      else server.write(bytes);
    });
  }

  private take(): Cut | null {
    const { next } = this;
    this.next = null;
    return next;
  }
}
