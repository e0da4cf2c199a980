import { connect, type Socket } from 'node:net';

type Answer = readonly [type: number, id: number, error: { message: string } | null, result: unknown];

/**
 * The remote control of Mozilla's programs: each frame is `<length>:<json>`, a request `[0, id, name, parameters]`,
 * its answer `[1, id, error, result]`.
 */
export class Marionette {
  private readonly waiting = new Map<number, (answer: Answer) => void>();
  private received = Buffer.alloc(0);
  private lastId = 0;

  private constructor(private readonly socket: Socket) {
    socket.on('data', (bytes) => {
      this.received = Buffer.concat([this.received, bytes]);
      this.readFrames();
    });
  }

  /** Null while nobody listens at this port. */
  static connect(port: number): Promise<Marionette | null> {
    return new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('error', () => {
        resolve(null);
      });
      // The program greets first: a frame that is no answer.
      socket.once('data', () => {
        resolve(new Marionette(socket));
      });
    });
  }

  /** @throws Error with what the program says */
  async ask(name: string, parameters: object = {}): Promise<unknown> {
    this.lastId += 1;
    const id = this.lastId;
    const frame = JSON.stringify([0, id, name, parameters]);
    const answered = new Promise<Answer>((resolve) => this.waiting.set(id, resolve));
    this.socket.write(`${Buffer.byteLength(frame)}:${frame}`);
    const [, , error, result] = await answered;
    if (error) throw new Error(`${name}: ${error.message}`);
    return result;
  }

  close(): void {
    this.socket.destroy();
  }

  private readFrames(): void {
    for (;;) {
      const colon = this.received.indexOf(':');
      const end = colon + 1 + Number(this.received.subarray(0, Math.max(0, colon)).toString());
      if (colon < 0 || this.received.length < end) return;
      const answer = JSON.parse(this.received.subarray(colon + 1, end).toString()) as Answer;
      this.received = this.received.subarray(end);
      this.waiting.get(answer[1])?.(answer);
      this.waiting.delete(answer[1]);
    }
  }
}
