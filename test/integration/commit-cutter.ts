import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

const COMMIT = Buffer.from('COMMIT\0');

/** Whether the server still hears of the COMMIT whose answer nobody will. */
export type Cut = 'before the server hears of it' | 'after it took effect';

/** Stands between a service and PostgreSQL and can break the connection exactly at a COMMIT. */
export class CommitCutter {
  private next: Cut | null = null;
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    private readonly target: URL,
  ) {}

  static async start(url: string): Promise<CommitCutter> {
    const server = createServer();
    const cutter = new CommitCutter(server, new URL(url));
    server.on('connection', (socket) => {
      cutter.pass(socket);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return cutter;
  }

  /** The same database by way of this. */
  get url(): string {
    const address = new URL(this.target);
    address.port = String((this.server.address() as AddressInfo).port);
    return address.href;
  }

  /** Breaks the connection of the next COMMIT, and of that one only. */
  cutNext(cut: Cut): void {
    this.next = cut;
  }

  stop(): void {
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
  }

  private pass(client: Socket): void {
    const server = connect(Number(this.target.port), this.target.hostname);
    let isCut = false;
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      this.sockets.add(one);
      one.on('error', () => undefined);
      one.on('close', () => {
        other.destroy();
        this.sockets.delete(one);
      });
    }
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
