import { SmtpListener, type Fault, type ReceivedMail } from './smtp-listener';

/**
 * A mail server for tests: real SMTP on the loopback address, messages in memory, faults on demand.
 * @example
 * const sink = await SmtpSink.start();
 * sink.next('ana@lacteos.example', { at: 'recipient', code: 451 });
 */
export class SmtpSink {
  /** What was taken, in order; a message whose sender was not told is among them. */
  readonly received: ReceivedMail[] = [];
  private readonly faultsByAddress = new Map<string, Fault[]>();
  private readonly watchers = new Set<() => void>();
  private listener: SmtpListener;

  static async start(): Promise<SmtpSink> {
    const sink = new SmtpSink();
    sink.listener = await SmtpListener.start({
      take: (mail) => {
        sink.received.push(mail);
        for (const watcher of sink.watchers) watcher();
      },
      faultFor: (address) => sink.faultsByAddress.get(address)?.shift() ?? null,
    });
    return sink;
  }

  get url(): string {
    return this.listener.url;
  }

  /** The fault of the next message to this address; several calls queue up. */
  next(address: string, fault: Fault): void {
    this.faultsByAddress.set(address, [...(this.faultsByAddress.get(address) ?? []), fault]);
  }

  /** The messages to one address, in order. */
  to(address: string): ReceivedMail[] {
    return this.received.filter(({ to }) => to.includes(address));
  }

  /** Resolves once this many messages were taken. */
  async count(messages: number): Promise<void> {
    if (this.received.length >= messages) return;
    await new Promise<void>((resolve) => {
      const watcher = (): void => {
        if (this.received.length < messages) return;
        this.watchers.delete(watcher);
        resolve();
      };
      this.watchers.add(watcher);
    });
  }

  async stop(): Promise<void> {
    await this.listener.stop();
  }
}
