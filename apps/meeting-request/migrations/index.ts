import type { MigrationInterface } from 'typeorm';
import { CreateMeetingRequests1764000000100 } from './1764000000100-create-meeting-requests';
import { CreateAudit1764000000200 } from './1764000000200-create-audit';
import { PublishPersonalData1765200000000 } from './1765200000000-publish-personal-data';

/** All migrations of the service, oldest first. */
export const migrations: readonly (new () => MigrationInterface)[] = [
  CreateMeetingRequests1764000000100,
  CreateAudit1764000000200,
  PublishPersonalData1765200000000,
];
