import type { ServiceMigrations } from '@ronda/persistence';
import { migrations as meetingRequestMigrations } from '../../meeting-request/migrations';
import { MeetingRequestModule } from '../../meeting-request/src/meeting-request.module';
import { migrations as notificationMigrations } from '../../notification/migrations';
import { NotificationModule } from '../../notification/src/notification.module';
import { migrations as registrationMigrations } from '../../registration/migrations';
import { RegistrationModule } from '../../registration/src/registration.module';
import { schedulingMigrations } from '../../scheduling/migrations';
import { SchedulingModule } from '../../scheduling/src/scheduling.module';

/** The services of one process. */
export const serviceModules = [
  RegistrationModule,
  MeetingRequestModule,
  SchedulingModule,
  NotificationModule,
];

/** Their schemas, in the order in which their views depend on each other. */
export const serviceMigrations: readonly ServiceMigrations[] = [
  { service: 'registration', migrations: registrationMigrations },
  { service: 'meeting-request', migrations: meetingRequestMigrations },
  { service: 'scheduling', migrations: schedulingMigrations },
  { service: 'notification', migrations: notificationMigrations },
];
