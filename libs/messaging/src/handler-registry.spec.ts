import { HandlerRegistry } from './handler-registry';
import { Handles } from './handles';

class WithdrawRequests {
  @Handles('participant.withdrew@1')
  handle(): Promise<void> {
    return Promise.resolve();
  }
}

class WithdrawRequestsAgain {
  @Handles('participant.withdrew@1')
  again(): Promise<void> {
    return Promise.resolve();
  }
}

class ForgetPerson {
  @Handles('person.erased@1')
  handle(): Promise<void> {
    return Promise.resolve();
  }
}

class ReleaseMeeting {
  @Handles('meeting-request.withdrawn@1')
  handle(): Promise<void> {
    return Promise.resolve();
  }
}

describe('the handlers of a service', () => {
  it('are found by the message they handle', () => {
    const registry = new HandlerRegistry('meeting-request', [new WithdrawRequests(), new ForgetPerson(), {}]);
    expect(registry.find('participant.withdrew@1')).toMatchObject({
      place: 'WithdrawRequests.handle',
      ownTransactions: false,
    });
    expect(registry.find('meeting-request.withdrawn@1')).toBeUndefined();
  });

  it('must handle every message addressed to the service: the error says what to write', () => {
    expect(() => new HandlerRegistry('meeting-request', [])).toThrow(
      `"participant.withdrew@1" is addressed to meeting-request and nothing handles it. Maybe write, in a provider of its module:\n` +
        `    @Handles('participant.withdrew@1') async handle(data: MessageData<'participant.withdrew@1'>)`,
    );
  });

  it('must be one for each message', () => {
    const two = [new WithdrawRequests(), new WithdrawRequestsAgain()];
    expect(() => new HandlerRegistry('meeting-request', two)).toThrow(
      '"participant.withdrew@1" has two handlers: WithdrawRequests.handle and WithdrawRequestsAgain.again; keep one.',
    );
  });

  it('must not handle what is addressed to others', () => {
    const providers = [new WithdrawRequests(), new ReleaseMeeting()];
    expect(() => new HandlerRegistry('meeting-request', providers)).toThrow(
      'ReleaseMeeting.handle handles "meeting-request.withdrawn@1", which is not addressed to meeting-request.',
    );
  });
});
