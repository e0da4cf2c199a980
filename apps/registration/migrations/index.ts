import type { MigrationInterface } from 'typeorm';
import { CreateRegistration1764000000100 } from './1764000000100-create-registration';
import { PublishRegistration1764000000200 } from './1764000000200-publish-registration';
import { CreateAudit1764000000300 } from './1764000000300-create-audit';
import { CreateSignIn1764000000400 } from './1764000000400-create-sign-in';
import { LetAnAddressWorkForSeveralInstitutions1764200000000 } from './1764200000000-let-an-address-work-for-several-institutions';

/** All migrations of the service, oldest first. */
export const migrations: readonly (new () => MigrationInterface)[] = [
  CreateRegistration1764000000100,
  PublishRegistration1764000000200,
  CreateAudit1764000000300,
  CreateSignIn1764000000400,
  LetAnAddressWorkForSeveralInstitutions1764200000000,
];
