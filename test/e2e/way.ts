import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A network between a program and a server that can break. */
export class Way {
  private readonly sockets = new Set<Socket>();
  private isSilent = false;

  private constructor(
    private readonly server: Server,
    private readonly target: URL,
  ) {}

  /** @param url of the server it leads to */
  static async to(url: string): Promise<Way> {
    const server = createServer();
    const way = new Way(server, new URL(url));
    server.on('connection', (socket) => {
      way.pass(socket);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return way;
  }

  /** The server by this way. */
  get url(): string {
    const address = new URL(this.target);
    address.port = String((this.server.address() as AddressInfo).port);
    return address.href;
  }

  /** As a server that was stopped: connections break, new ones are refused. */
  refuse(): void {
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
  }

  /** As a cable that was cut: nothing arrives any more, and nobody is told. */
  beSilent(): void {
    this.isSilent = true;
  }

  end(): void {
    this.refuse();
  }

  private pass(client: Socket): void {
    const server = connect(Number(this.target.port), this.target.hostname);
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      this.sockets.add(one);
      one.on('error', () => undefined);
      one.on('data', (bytes) => {
        if (!this.isSilent) other.write(bytes);
      });
      one.on('close', () => {
        if (!this.isSilent) other.destroy();
        this.sockets.delete(one);
      });
    }
  }
}
