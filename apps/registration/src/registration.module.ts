import { Module } from '@nestjs/common';
import { newestZones } from '@ronda/calendar';
import { newerZoneFiles } from '@ronda/config';
import { MessagingModule } from '@ronda/messaging';
import { PersistenceModule } from '@ronda/persistence';
import { migrations } from '../migrations';
import { Zones } from './domain/zones';
import { AdmissionController } from './http/admission.controller';
import { ApplicationsController } from './http/applications.controller';
import { AuditController } from './http/audit.controller';
import { MatchmakingsController } from './http/matchmakings.controller';
import { ParticipantFilesController } from './http/participant-files.controller';
import { ParticipantsController } from './http/participants.controller';
import { PersonalDataController } from './http/personal-data.controller';
import './http/problems';
import { ProgrammeController } from './http/programme.controller';
import { TenantsController } from './http/tenants.controller';
import { entities } from './persistence/entities';
import { PostgresAuditTrail } from './persistence/postgres-audit-trail';
import { PostgresPeople } from './persistence/postgres-people';
import { TypeOrmMatchmakings } from './persistence/type-orm-matchmakings';
import { TypeOrmOrganisations } from './persistence/type-orm-organisations';
import { TypeOrmParticipants } from './persistence/type-orm-participants';
import { TypeOrmProgrammes } from './persistence/type-orm-programmes';
import { TypeOrmTenants } from './persistence/type-orm-tenants';
import { signInControllers, signInProviders } from './sign-in.parts';
import { AdmitParticipant } from './use-cases/admit-participant';
import { ApplyToMatchmaking } from './use-cases/apply-to-matchmaking';
import { AuditTrail } from './use-cases/audit-trail';
import { BrowseMatchmakings } from './use-cases/browse-matchmakings';
import { BrowseParticipants } from './use-cases/browse-participants';
import { CalendarZones } from './use-cases/calendar-zones';
import { ChangeMatchmaking } from './use-cases/change-matchmaking';
import { ChangeParticipant } from './use-cases/change-participant';
import { ChangeProgramme } from './use-cases/change-programme';
import { ConfirmParticipation } from './use-cases/confirm-participation';
import { CopyMatchmaking } from './use-cases/copy-matchmaking';
import { CreateMatchmaking } from './use-cases/create-matchmaking';
import { CreateTenant } from './use-cases/create-tenant';
import { DecideAdmission } from './use-cases/decide-admission';
import { ErasePerson } from './use-cases/erase-person';
import { ExportPerson } from './use-cases/export-person';
import { ImportParticipants } from './use-cases/import-participants';
import { ListTenants } from './use-cases/list-tenants';
import { Matchmakings } from './use-cases/matchmakings';
import { MoveMatchmaking } from './use-cases/move-matchmaking';
import { Organisations } from './use-cases/organisations';
import { Participants } from './use-cases/participants';
import { People } from './use-cases/people';
import { Programmes } from './use-cases/programmes';
import { ReadAuditTrail } from './use-cases/read-audit-trail';
import { RegisterParticipant } from './use-cases/register-participant';
import { Tenants } from './use-cases/tenants';
import { WithdrawParticipant } from './use-cases/withdraw-participant';

/** For the platform's operator program. */
export { RegistrationOperatorModule } from './operator.module';

const useCases = [
  AdmitParticipant,
  ApplyToMatchmaking,
  BrowseMatchmakings,
  BrowseParticipants,
  ChangeMatchmaking,
  ChangeParticipant,
  ChangeProgramme,
  ConfirmParticipation,
  CopyMatchmaking,
  CreateMatchmaking,
  CreateTenant,
  DecideAdmission,
  ErasePerson,
  ExportPerson,
  ImportParticipants,
  ListTenants,
  MoveMatchmaking,
  ReadAuditTrail,
  RegisterParticipant,
  WithdrawParticipant,
];

const ports = [
  { provide: AuditTrail, useClass: PostgresAuditTrail },
  { provide: Matchmakings, useClass: TypeOrmMatchmakings },
  { provide: Organisations, useClass: TypeOrmOrganisations },
  { provide: Participants, useClass: TypeOrmParticipants },
  { provide: People, useClass: PostgresPeople },
  { provide: Programmes, useClass: TypeOrmProgrammes },
  { provide: Tenants, useClass: TypeOrmTenants },
  { provide: Zones, useFactory: () => new CalendarZones(newestZones(newerZoneFiles())) },
];

@Module({
  imports: [
    PersistenceModule.forService('registration', { entities, migrations }),
    MessagingModule.forService('registration'),
  ],
  controllers: [
    AdmissionController,
    ApplicationsController,
    AuditController,
    MatchmakingsController,
    ParticipantFilesController,
    ParticipantsController,
    PersonalDataController,
    ProgrammeController,
    TenantsController,
    ...signInControllers,
  ],
  providers: [...useCases, ...ports, ...signInProviders],
})
export class RegistrationModule {}
