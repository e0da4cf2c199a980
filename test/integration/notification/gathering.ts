import { randomUUID } from 'node:crypto';
import type { ViewRow } from '@ronda/contracts';
import type { Language } from '@ronda/domain';
import { Sealer } from '@ronda/persistence';
import type { NotificationWorld } from './notification-app';

export interface Person {
  readonly participantId: string;
  readonly delegateId: string;
  readonly address: string;
}

type MeetingRow = ViewRow<'scheduling.published_meeting'>;

/** A gathering in Milan as the other services publish it. */
export class Gathering {
  readonly tenantId = randomUUID();
  readonly matchmakingId = randomUUID();
  private version = 0;

  private constructor(private readonly world: NotificationWorld) {}

  static async create(world: NotificationWorld): Promise<Gathering> {
    const gathering = new Gathering(world);
    const { tenantId, matchmakingId } = gathering;
    await world.add('registration.published_tenant', { tenant_id: tenantId, name: 'Institution (demo)' });
    await world.add('registration.published_matchmaking', {
      tenant_id: tenantId,
      matchmaking_id: matchmakingId,
      name: 'Encuentro de Clústeres (demo)',
      place: 'Milán',
      zone: 'Europe/Rome',
      contact_name: 'Oficina',
      contact_email: 'oficina@gathering.example',
      default_language: 'es',
    });
    return gathering;
  }

  /** An admitted participant with one person. */
  async person(
    name: string,
    options: {
      language?: Language;
      zone?: string;
      attends?: 'on-site' | 'remote';
      address?: string;
      organisation?: string;
    } = {},
  ): Promise<Person> {
    const address = options.address ?? `${name.toLowerCase()}@${randomUUID().slice(0, 8)}.example`;
    const person = { participantId: randomUUID(), delegateId: randomUUID(), address };
    const zone = options.zone ?? 'Europe/Rome';
    const place = {
      tenant_id: this.tenantId,
      matchmaking_id: this.matchmakingId,
      participant_id: person.participantId,
    };
    await this.world.add('registration.published_participant', {
      ...place,
      organisation_name: options.organisation ?? `Clúster ${name} (demo)`,
      country: 'ES',
      zone,
      attends: options.attends ?? 'on-site',
    });
    await this.world.add('registration.published_delegate', {
      ...place,
      delegate_id: person.delegateId,
      seat_no: 1,
      name,
      email: address,
      language: options.language ?? 'es',
      zone,
    });
    return person;
  }

  /** Somebody else of the same side, who may take the seat of the first: number 2. */
  async colleague(of: Person, name: string): Promise<Person> {
    const colleague = { ...of, delegateId: randomUUID(), address: `${name.toLowerCase()}.${of.address}` };
    await this.world.add('registration.published_delegate', {
      tenant_id: this.tenantId,
      matchmaking_id: this.matchmakingId,
      participant_id: of.participantId,
      delegate_id: colleague.delegateId,
      seat_no: 2,
      name,
      email: colleague.address,
      language: 'es',
      zone: 'Europe/Rome',
    });
    return colleague;
  }

  /** A scheduled meeting at 09:00 in Milan. */
  async meeting(a: Person, b: Person, changes: Partial<MeetingRow> = {}): Promise<string> {
    const uid = `${randomUUID()}@mail.example.org`;
    await this.world.add('scheduling.published_meeting', {
      tenant_id: this.tenantId,
      matchmaking_id: this.matchmakingId,
      meeting_id: randomUUID(),
      a_participant_id: a.participantId,
      b_participant_id: b.participantId,
      a_seat_no: 1,
      b_seat_no: 1,
      status: 'scheduled',
      ical_uid: uid,
      sequence: 0,
      starts_at: new Date('2027-06-12T07:00:00Z'),
      ends_at: new Date('2027-06-12T07:20:00Z'),
      table_name: 'Mesa 4',
      table_kind: 'table',
      changed_at: new Date('2027-06-01T00:00:00Z'),
      ...changes,
    });
    return uid;
  }

  /** Changes a meeting as a new version of the schedule does; it takes effect with the next `publish`. */
  async change(uid: string, changes: Partial<MeetingRow>): Promise<void> {
    const names = Object.keys(changes);
    const set = names.map((name, index) => `${name} = $${index + 2}`).join(', ');
    await this.world.query(
      `UPDATE scheduling.known_meeting SET ${set}${set ? ', ' : ''}sequence = sequence + 1 WHERE ical_uid = $1`,
      [uid, ...Object.values(changes)],
    );
  }

  move(uid: string, startsAt: string): Promise<void> {
    const start = new Date(startsAt);
    return this.change(uid, { starts_at: start, ends_at: new Date(start.getTime() + 20 * 60_000) });
  }

  cancel(uid: string): Promise<void> {
    return this.change(uid, {
      status: 'cancelled',
      a_seat_no: null,
      b_seat_no: null,
      starts_at: null,
      ends_at: null,
    });
  }

  /** As somebody asks for a sign-in link at the page, and waits until that was handled. */
  async askForLink(address: string, token = 'secret-token'): Promise<void> {
    const signInRequestId = randomUUID();
    await this.world.add('registration.published_sign_in_request', {
      tenant_id: this.tenantId,
      sign_in_request_id: signInRequestId,
      person_id: randomUUID(),
      email: address,
      name: 'Ana',
      language: 'en',
      zone: 'America/Bogota',
      sealed_token: this.world.apps[0]!.get(Sealer, { strict: false }).seal(token),
      requested_at: new Date('2027-06-01T10:00:00Z'),
      expires_at: new Date('2027-06-01T10:10:00Z'),
    });
    await this.world.deliver('sign-in.requested@1', this.tenantId, { signInRequestId });
  }

  /**
   * Says that a new version of the schedule was published, and waits until that was handled.
   * @param jobs how often the message comes
   */
  async publish(messageId?: string, jobs = 1): Promise<void> {
    this.version += 1;
    const { tenantId, matchmakingId, version } = this;
    await this.world.query('DELETE FROM scheduling.known_schedule WHERE matchmaking_id = $1', [
      matchmakingId,
    ]);
    const scheduleId = randomUUID();
    await this.world.add('scheduling.published_schedule', {
      tenant_id: tenantId,
      matchmaking_id: matchmakingId,
      schedule_id: scheduleId,
      version,
      published_at: new Date(),
    });
    const data = { matchmakingId, revision: version, scheduleId };
    await this.world.deliver('schedule.published@1', tenantId, data, messageId, jobs);
  }
}
