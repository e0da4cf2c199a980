import { Module, type INestApplicationContext } from '@nestjs/common';
import type { NestApplicationContextOptions } from '@nestjs/common/interfaces/nest-application-context-options.interface';
import { NestFactory } from '@nestjs/core';
import { ConfigModule, type Config } from '@ronda/config';
import { PersistenceModule } from '@ronda/persistence';
import { migrations } from '../migrations';
import { PostgresLogins } from './persistence/sign-in/postgres-logins';
import { PostgresSignInSessions } from './persistence/sign-in/postgres-sign-in-sessions';
import { TypeOrmTenants } from './persistence/type-orm-tenants';
import { entities } from './persistence/entities';
import { LoginAudit } from './use-cases/sign-in/login-audit';
import { Logins } from './use-cases/sign-in/logins';
import { PasswordLinks, type PasswordLink } from './use-cases/sign-in/password-links';
import { ResetLogin, type ResetWish } from './use-cases/sign-in/reset-login';
import { SignInSessions } from './use-cases/sign-in/sign-in-sessions';
import { Tenants } from './use-cases/tenants';

@Module({})
class OperatorProgram {}

/** What an operator can do that nobody can over HTTP. Without the service's queue: it works on nothing else. */
@Module({
  imports: [PersistenceModule.forService('registration', { entities, migrations })],
  providers: [
    LoginAudit,
    PasswordLinks,
    ResetLogin,
    { provide: Logins, useClass: PostgresLogins },
    { provide: SignInSessions, useClass: PostgresSignInSessions },
    { provide: Tenants, useClass: TypeOrmTenants },
  ],
})
export class RegistrationOperatorModule {
  /** Connected to the database and nothing else. To be closed. */
  static open(config: Config): Promise<INestApplicationContext> {
    const root = {
      module: OperatorProgram,
      imports: [ConfigModule.forRoot(config), RegistrationOperatorModule],
    };
    // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- Nest's options extend a class, yet are plain objects
    const options: NestApplicationContextOptions = { logger: false, abortOnError: false };
    return NestFactory.createApplicationContext(root, options);
  }

  constructor(private readonly reset: ResetLogin) {}

  /** See `ResetLogin.execute`. */
  resetLogin(wish: ResetWish): Promise<PasswordLink> {
    return this.reset.execute(wish);
  }
}
