import { randomUUID } from 'node:crypto';
import type { Envelope } from '@ronda/contracts';
import { QueueConnection } from '@ronda/messaging';
import { eventually } from '../eventually';
import { Gathering, type Caller } from './gathering';
import { startMeetingRequest, type RunningService } from './service';

describe('a participant who leaves the gathering', () => {
  let service: RunningService;
  let gathering: Gathering;
  let milan: Caller;

  beforeAll(async () => {
    service = await startMeetingRequest('2015-06-01T08:00:00Z');
  });
  afterAll(() => service.stop());

  /** Delivers as registration's relay would, and waits for the receipt. */
  const deliver = async (envelope: Envelope) => {
    const queue = service.app.get(QueueConnection, { strict: false }).queue('meeting-request');
    await queue.add(envelope.name, envelope, { jobId: `${envelope.id}_${randomUUID()}` });
    await eventually('a receipt', () => receipts(envelope.id));
  };
  const receipts = async (id: string) =>
    (await gathering.sql('SELECT FROM meeting_request.published_receipt WHERE message_id = $1', id)).length;

  it('takes its open and agreed requests back, once, and leaves the others alone', async () => {
    gathering = await Gathering.open(service);
    milan = await gathering.participant({ region: 'EU' });
    const [lima, quito, bogota] = await Promise.all(
      [1, 2, 3].map(() => gathering.participant({ region: 'LAC' })),
    );
    const turin = await gathering.participant({ region: 'EU' });
    const { body: open } = await milan.ask(lima!);
    const { body: agreed } = await quito!.ask(milan);
    await milan.post(`/requests/${agreed.id}/accept`, {});
    const { body: declined } = await milan.ask(bogota!);
    await bogota!.post(`/requests/${declined.id}/decline`, {});
    const { body: others } = await turin.ask(lima!);
    await gathering.sql('DELETE FROM registration.participant WHERE participant_id = $1', milan.id);

    const envelope: Envelope<'participant.withdrew@1'> = {
      id: randomUUID(),
      name: 'participant.withdrew@1',
      tenantId: gathering.tenantId,
      occurredAt: '2015-06-01T08:00:00Z',
      correlationId: randomUUID(),
      causationId: null,
      data: { matchmakingId: gathering.id, participantId: milan.id, revision: 2 },
    };
    await deliver(envelope);
    await deliver({ ...envelope, id: randomUUID() });

    const organiser = await gathering.organiser();
    const status = async (id: string) => (await organiser.get(`/requests/${id}`)).body.status;
    expect(await status(open.id)).toBe('withdrawn');
    expect(await status(agreed.id)).toBe('withdrawn');
    expect(await status(declined.id)).toBe('declined');
    expect(await status(others.id)).toBe('proposed');
    const withdrawn = (await gathering.messages()).filter((name) => name.includes('withdrawn'));
    expect(withdrawn).toHaveLength(2);
    expect((await organiser.get(`/requests/${open.id}`)).body.from).toEqual({
      participantId: milan.id,
      name: null,
      region: null,
      country: null,
    });
    expect((await lima!.ask(milan)).body.code).toBe('PARTICIPANT.NOT_FOUND');
  });
});
