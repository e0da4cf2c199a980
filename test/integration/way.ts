import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A network between a program and a server, for tests in which it breaks. */
export class Way {
  private readonly server: Server = createServer();
  private readonly sockets = new Set<Socket>();
  private readonly target: URL;
  private isSilent = false;

  /** @param url of the server it leads to */
  constructor(url: string) {
    this.target = new URL(url);
    this.server.on('connection', (client) => {
      this.pass(client);
    });
  }

  async open(): Promise<this> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return this;
  }

  /** The server by this way. */
  get url(): string {
    const address = new URL(this.target);
    address.port = String((this.server.address() as AddressInfo).port);
    return address.href;
  }

  /** As a server that was stopped: connections break, new ones are refused. */
  close(): void {
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
  }

  /** As a cable that was cut: nothing arrives any more, and nobody is told. */
  beSilent(): void {
    this.isSilent = true;
  }

  /** What goes on between the two ends of one connection. */
  protected join(client: Socket, server: Socket): void {
    for (const [one, other] of bothWays(client, server)) {
      one.on('data', (bytes) => {
        if (!this.isSilent) other.write(bytes);
      });
    }
  }

  private pass(client: Socket): void {
    const server = connect(Number(this.target.port), this.target.hostname);
    for (const [one, other] of bothWays(client, server)) {
      this.sockets.add(one);
      one.on('error', () => undefined);
      one.on('close', () => {
        if (!this.isSilent) other.destroy();
        this.sockets.delete(one);
      });
    }
    this.join(client, server);
  }
}

const bothWays = (one: Socket, other: Socket) =>
  [
    [one, other],
    [other, one],
  ] as const;
