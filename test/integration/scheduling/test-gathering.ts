import { randomUUID } from 'node:crypto';
import type { Test } from 'supertest';
import { SYSTEM } from '../../../apps/scheduling/src/domain/actor';
import type { Placement } from '../../../apps/scheduling/src/domain/gathering';
import { placeMeeting } from '../../../apps/scheduling/src/domain/place-meeting';
import { Placements } from '../../../apps/scheduling/src/use-cases/ports/placements';
import { Programme } from '../../../apps/scheduling/src/use-cases/ports/programme';
import { Schedules } from '../../../apps/scheduling/src/use-cases/ports/schedules';
import { PublishSchedule } from '../../../apps/scheduling/src/use-cases/publish-schedule';
import { Transaction } from '@ronda/persistence';
import type { SchedulingApp } from './scheduling-app';

const FIRST_SLOT = Date.parse('2015-06-12T07:00:00Z');
const SLOT_MS = 20 * 60_000;

/** One gathering of a tenant of its own, as the neighbouring services publish it. */
export class TestGathering {
  readonly matchmakingId = randomUUID();
  readonly slotIds: string[] = [];
  readonly tableIds: string[] = [];
  readonly participantIds: string[] = [];
  private organiser = '';

  private constructor(
    readonly app: SchedulingApp,
    readonly tenantId: string,
  ) {}

  static async create(app: SchedulingApp, tenantId: string = randomUUID()): Promise<TestGathering> {
    const gathering = new TestGathering(app, tenantId);
    await app.query('INSERT INTO registration.tenant VALUES ($1, $2)', [gathering.tenantId, 'Institution']);
    await gathering.insert('registration.matchmaking', {});
    gathering.organiser = await app.signIn({ tenantId: gathering.tenantId });
    return gathering;
  }

  /** Three slots, two tables, four participants; 0 and 1, 2 and 3, 0 and 3 want to meet. */
  static async ofFour(app: SchedulingApp): Promise<TestGathering> {
    const gathering = await TestGathering.create(app);
    await gathering.withSlots(3);
    await gathering.withTables(2);
    await gathering.withParticipants(4);
    for (const [one, other] of [
      [0, 1],
      [2, 3],
      [0, 3],
    ] as const)
      await gathering.agreed(one, other);
    return gathering;
  }

  get scope() {
    return { tenantId: this.tenantId, matchmakingId: this.matchmakingId };
  }

  /** Slots of 20 minutes from 9:00 in Milan. */
  async withSlots(count: number): Promise<this> {
    const session_id = randomUUID();
    for (let i = 0; i < count; i += 1) {
      const position = this.slotIds.length;
      const starts_at = new Date(FIRST_SLOT + position * SLOT_MS);
      const slot_id = randomUUID();
      this.slotIds.push(slot_id);
      const ends_at = new Date(starts_at.getTime() + SLOT_MS);
      const starts_local = new Date(starts_at.getTime() + 2 * 3_600_000).toISOString().slice(0, 16);
      await this.insert('registration.slot', {
        slot_id,
        session_id,
        position,
        starts_at,
        ends_at,
        starts_local,
      });
    }
    return this;
  }

  async withTables(count: number, columns: Record<string, unknown> = {}): Promise<this> {
    for (let i = 0; i < count; i += 1) {
      const [table_id, position] = [randomUUID(), this.tableIds.length];
      this.tableIds.push(table_id);
      await this.insert('registration.table', {
        table_id,
        position,
        name: `Table ${position + 1}`,
        ...columns,
      });
    }
    return this;
  }

  async withParticipants(count: number, columns: Record<string, unknown> = {}): Promise<this> {
    for (let i = 0; i < count; i += 1) await this.withParticipant(columns);
    return this;
  }

  async withParticipant(
    columns: Record<string, unknown> = {},
    emails: readonly string[] = [],
  ): Promise<string> {
    const [participant_id, number] = [randomUUID(), this.participantIds.length];
    this.participantIds.push(participant_id);
    const region = number % 2 === 0 ? 'EU' : 'LAC';
    const organisation_name = `Cluster ${number + 1}`;
    await this.insert('registration.participant', {
      participant_id,
      organisation_id: randomUUID(),
      organisation_name,
      region,
      ...columns,
    });
    for (const [i, email] of emails.entries()) {
      const delegate = {
        participant_id,
        delegate_id: randomUUID(),
        seat_no: i + 1,
        name: `Delegate ${i + 1}`,
        email,
      };
      await this.insert('registration.delegate', delegate);
    }
    return participant_id;
  }

  /** An accepted request between two participants, by their numbers. */
  async agreed(from: number, to: number, columns: Record<string, unknown> = {}): Promise<string> {
    const meeting_request_id = randomUUID();
    await this.insert('meeting_request.request', {
      meeting_request_id,
      from_participant_id: this.participantIds[from],
      to_participant_id: this.participantIds[to],
      ...columns,
    });
    return meeting_request_id;
  }

  async insert(table: string, columns: Record<string, unknown>): Promise<void> {
    const row = { tenant_id: this.tenantId, matchmaking_id: this.matchmakingId, ...columns };
    const names = Object.keys(row);
    await this.app.query(
      `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
      Object.values(row),
    );
  }

  /** The id of the meeting of two participants, by their numbers. */
  async meetingId(one: number, other: number): Promise<string> {
    const [row] = await this.app.query<{ id: string }>(
      `SELECT id FROM scheduling.meeting WHERE matchmaking_id = $1 AND a_id = least($2::uuid, $3) AND b_id = greatest($2::uuid, $3)`,
      [this.matchmakingId, this.participantIds[one], this.participantIds[other]],
    );
    return row!.id;
  }

  inTransaction<T>(work: () => Promise<T>): Promise<T> {
    return this.app.get(Transaction).run(this.tenantId, work);
  }

  sync(): Promise<void> {
    return this.inTransaction(() => this.app.get(Programme).sync(this.scope));
  }

  /** A draft with these places: the participants' numbers, the slot's, the table's. */
  draft(...places: readonly (readonly [number, number, number, number])[]): Promise<string> {
    return this.inTransaction(async () => {
      await this.app.get(Programme).sync(this.scope);
      const gathering = await this.app.get(Programme).load(this.scope);
      const { id } = await this.app.get(Schedules).create(this.scope, {
        origin: 'copy',
        basedOn: null,
        runId: null,
        createdAt: new Date(),
      });
      const placements: Placement[] = [];
      for (const [one, other, slot, table] of places) {
        const meeting = gathering.meetings.get(await this.meetingIdInside(one, other))!;
        const place = { slotId: this.slotIds[slot]!, tableId: this.tableIds[table]! };
        placements.push(placeMeeting(gathering, placements, meeting, place, null));
      }
      const placed = new Set(placements.map((p) => p.meetingId));
      const unplaced = [...gathering.meetings.keys()].filter((meetingId) => !placed.has(meetingId));
      await this.app.get(Placements).fill(
        this.scope,
        id,
        placements,
        unplaced.map((meetingId) => ({
          meetingId,
          causes: [{ kind: 'tables-taken', slots: [] }],
          repairs: [],
        })),
      );
      return id;
    });
  }

  private async meetingIdInside(one: number, other: number): Promise<string> {
    const gathering = await this.app.get(Programme).load(this.scope);
    const sides = [this.participantIds[one], this.participantIds[other]];
    return [...gathering.meetings.values()].find((m) => sides.includes(m.aId) && sides.includes(m.bId))!.id;
  }

  async published(...places: readonly (readonly [number, number, number, number])[]): Promise<string> {
    const id = await this.draft(...places);
    await this.app.get(PublishSchedule).execute(this.scope, SYSTEM, id, 0);
    return id;
  }

  path(rest: string): string {
    return `/api/scheduling/matchmakings/${this.matchmakingId}/${rest}`;
  }

  read(rest: string, cookie = this.organiser): Test {
    return this.app.request().get(this.path(rest)).set('Cookie', cookie);
  }

  post(rest: string, body: object = {}): Test {
    return this.app
      .request()
      .post(this.path(rest))
      .set({ Cookie: this.organiser, 'Idempotency-Key': randomUUID() })
      .send(body);
  }

  put(rest: string, revision: number, body: object): Test {
    return this.app
      .request()
      .put(this.path(rest))
      .set({ Cookie: this.organiser, 'If-Match': `"${revision}"` })
      .send(body);
  }

  delete(rest: string, revision: number): Test {
    return this.app
      .request()
      .delete(this.path(rest))
      .set({ Cookie: this.organiser, 'If-Match': `"${revision}"` });
  }

  /** What notification would read, as this tenant: a view runs with its owner's rights, which row security binds. */
  async announced(): Promise<Record<string, unknown>[]> {
    await this.app.query(`SELECT set_config('app.tenant', $1, false)`, [this.tenantId]);
    return this.app.query(
      'SELECT * FROM scheduling.published_meeting WHERE matchmaking_id = $1 ORDER BY starts_at, meeting_id',
      [this.matchmakingId],
    );
  }
}
