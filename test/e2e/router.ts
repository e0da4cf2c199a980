import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Which replicas answer for which path; the first prefix that fits counts, '' fits all. */
export type Routing = readonly (readonly [prefix: string, ports: readonly number[]])[];

const BAD_GATEWAY = 502;

/**
 * What a reverse proxy does in production: routes by prefix to the replicas of a service, one after another. A
 * replica that does not answer is passed over as long as nothing was sent to it.
 */
export class Router {
  private turn = 0;

  private constructor(
    private readonly server: Server,
    private routing: Routing,
  ) {}

  static async start(): Promise<Router> {
    const server = createServer();
    const router = new Router(server, []);
    server.on('request', (incoming: IncomingMessage, outgoing: ServerResponse) => {
      void router.answer(incoming, outgoing);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return router;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  route(routing: Routing): void {
    this.routing = routing;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
    const ports = this.routing.find(([prefix]) => incoming.url?.startsWith(prefix))?.[1] ?? [];
    this.turn += 1;
    for (let index = 0; index < ports.length; index += 1) {
      const port = ports[(this.turn + index) % ports.length] ?? 0;
      if (await forward(port, incoming, Buffer.concat(chunks), outgoing)) return;
    }
    outgoing.writeHead(BAD_GATEWAY).end();
  }
}

/** False when nobody listens there. */
function forward(
  port: number,
  incoming: IncomingMessage,
  body: Buffer,
  outgoing: ServerResponse,
): Promise<boolean> {
  const { url = '/', method = 'GET', headers } = incoming;
  return new Promise((resolve) => {
    const onward = request({ host: '127.0.0.1', port, path: url, method, headers });
    onward.on('response', (answer) => {
      outgoing.writeHead(answer.statusCode ?? BAD_GATEWAY, answer.headers);
      answer.pipe(outgoing);
      answer.on('close', () => {
        resolve(true);
      });
    });
    onward.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED') {
        resolve(false);
        return;
      }
      if (!outgoing.headersSent) outgoing.writeHead(BAD_GATEWAY);
      outgoing.end();
      resolve(true);
    });
    onward.end(body);
  });
}
