import { Injectable, Module } from '@nestjs/common';
import type { Envelope, MessageData } from '@ronda/contracts';
import { SERVICES, type ServiceName } from '@ronda/domain';
import { Handles, MessagingModule, Sweeps, type Sweep } from '@ronda/messaging';
import { currentCorrelation, type Correlation } from '@ronda/observability';
import {
  Database,
  PersistenceModule,
  secureTable,
  setUpServiceSchema,
  Transaction,
  type ServiceMigrations,
} from '@ronda/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/*
 * Two services as small as they can be: meeting-request sends, scheduling writes one row for each message it
 * handles.
 */

class SetUpRegistration1732300000001 implements MigrationInterface {
  up(queryRunner: QueryRunner): Promise<void> {
    return setUpServiceSchema(queryRunner, 'registration');
  }
  async down(): Promise<void> {
    // never undone
  }
}
class SetUpMeetingRequest1732300000002 implements MigrationInterface {
  up(queryRunner: QueryRunner): Promise<void> {
    return setUpServiceSchema(queryRunner, 'meeting-request');
  }
  async down(): Promise<void> {
    // never undone
  }
}
class SetUpScheduling1732300000003 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await setUpServiceSchema(queryRunner, 'scheduling');
    await queryRunner.query(
      'CREATE TABLE effect (tenant_id uuid NOT NULL, message_id uuid NOT NULL, name text NOT NULL, matchmaking_id uuid NOT NULL)',
    );
    await secureTable(queryRunner, 'scheduling', 'effect');
    await queryRunner.query(
      'CREATE TABLE schedule (tenant_id uuid NOT NULL, matchmaking_id uuid NOT NULL, schedule_id uuid NOT NULL, version integer NOT NULL, published_at timestamptz NOT NULL DEFAULT now())',
    );
    await secureTable(queryRunner, 'scheduling', 'schedule');
    await queryRunner.query(
      'CREATE VIEW published_schedule WITH (security_barrier) AS SELECT tenant_id, matchmaking_id, schedule_id, version, published_at FROM schedule',
    );
  }
  async down(): Promise<void> {
    // never undone
  }
}
class SetUpNotification1732300000004 implements MigrationInterface {
  up(queryRunner: QueryRunner): Promise<void> {
    return setUpServiceSchema(queryRunner, 'notification');
  }
  async down(): Promise<void> {
    // never undone
  }
}

const migrationsOf: Readonly<Record<ServiceName, ServiceMigrations['migrations']>> = {
  registration: [SetUpRegistration1732300000001],
  'meeting-request': [SetUpMeetingRequest1732300000002],
  scheduling: [SetUpScheduling1732300000003],
  notification: [SetUpNotification1732300000004],
};

export const smallServices: ServiceMigrations[] = SERVICES.map((service) => ({
  service,
  migrations: migrationsOf[service],
}));

/** What the next calls of the handlers do before their effect; each test sets it. */
@Injectable()
export class Script {
  /** Called with each message before its effect; throws to make the handler fail. */
  before: (envelope: Envelope) => Promise<void> = () => Promise.resolve();
  readonly correlations = new Map<string, Correlation>();
}

@Injectable()
export class SchedulingHandlers {
  constructor(
    private readonly script: Script,
    private readonly database: Database,
    private readonly transaction: Transaction,
  ) {}

  @Handles('booking-window.closed@1')
  closed(_data: MessageData<'booking-window.closed@1'>, envelope: Envelope): Promise<void> {
    return this.effect(envelope);
  }

  @Handles('meeting-request.withdrawn@1')
  withdrawn(_data: MessageData<'meeting-request.withdrawn@1'>, envelope: Envelope): Promise<void> {
    return this.effect(envelope);
  }

  @Handles('participant.availability-changed@1')
  availability(_data: MessageData<'participant.availability-changed@1'>, envelope: Envelope): Promise<void> {
    return this.effect(envelope);
  }

  @Handles('programme.changed@1')
  programme(_data: MessageData<'programme.changed@1'>, envelope: Envelope): Promise<void> {
    return this.effect(envelope);
  }

  @Handles('person.erased@1')
  erased(_data: MessageData<'person.erased@1'>, envelope: Envelope): Promise<void> {
    return this.effect(envelope);
  }

  @Handles('scheduling.release-meeting@1')
  release(_data: MessageData<'scheduling.release-meeting@1'>, envelope: Envelope): Promise<void> {
    return this.effect(envelope);
  }

  @Handles('scheduling.allocate@1', { ownTransactions: true })
  allocate(_data: MessageData<'scheduling.allocate@1'>, envelope: Envelope): Promise<void> {
    return this.transaction.run(envelope.tenantId, () => this.effect(envelope));
  }

  private async effect(envelope: Envelope): Promise<void> {
    this.script.correlations.set(envelope.id, currentCorrelation());
    await this.script.before(envelope);
    await this.transaction.run(envelope.tenantId, () =>
      this.database.query(
        'INSERT INTO effect (tenant_id, message_id, name, matchmaking_id) VALUES ($1, $2, $3, $4)',
        [envelope.tenantId, envelope.id, envelope.name, matchmakingOf(envelope)],
      ),
    );
  }
}

function matchmakingOf({ data }: Envelope): string | null {
  return 'matchmakingId' in data ? data.matchmakingId : null;
}

@Injectable()
@Sweeps()
export class CountingSweep implements Sweep {
  sweeps = 0;

  sweep(): Promise<void> {
    this.sweeps += 1;
    return Promise.resolve();
  }
}

@Injectable()
class MeetingRequestHandlers {
  @Handles('participant.withdrew@1')
  handle(): Promise<void> {
    return Promise.resolve();
  }

  @Handles('person.erased@1')
  forget(): Promise<void> {
    return Promise.resolve();
  }
}

@Module({
  imports: [
    PersistenceModule.forService('scheduling', { entities: [], migrations: migrationsOf.scheduling }),
    MessagingModule.forService('scheduling'),
  ],
  providers: [Script, SchedulingHandlers, CountingSweep],
  exports: [Script, PersistenceModule, MessagingModule],
})
export class SmallScheduling {}

@Module({
  imports: [
    PersistenceModule.forService('meeting-request', {
      entities: [],
      migrations: migrationsOf['meeting-request'],
    }),
    MessagingModule.forService('meeting-request'),
  ],
  providers: [MeetingRequestHandlers],
  exports: [PersistenceModule, MessagingModule],
})
export class SmallMeetingRequest {}
