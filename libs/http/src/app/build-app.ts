import { Module, type DynamicModule, type NestApplicationOptions, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter, type NestExpressApplication } from '@nestjs/platform-express';
import { ConfigModule, type Config } from '@ronda/config';
import { NestLogger, ObservabilityModule, closeOnSignal, createLogger } from '@ronda/observability';
import { configureHttp } from './configure-http';
import { HttpModule } from './http.module';

@Module({})
class ProgramModule {}

export interface ProgramOptions {
  readonly config: Config;
  /** Names the program in its log: `scheduling`, `platform`. */
  readonly program: string;
  /** Adds to the built application what is no service, such as the pages; called before it listens. */
  readonly prepare?: (app: NestExpressApplication) => void;
}

/**
 * One or several services as an HTTP application, not yet listening.
 * @example const app = await buildApp([RegistrationModule, SchedulingModule], { config, program: 'platform' });
 */
export async function buildApp(
  services: readonly (Type | DynamicModule)[],
  { config, program }: ProgramOptions,
): Promise<NestExpressApplication> {
  const root = {
    module: ProgramModule,
    imports: [ConfigModule.forRoot(config), ObservabilityModule, HttpModule, ...services],
  };
  const logger = new NestLogger(createLogger({ level: config.logLevel, program }));
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- Nest's options extend a class, yet are plain objects
  const options: NestApplicationOptions = { bodyParser: false, abortOnError: false, logger };
  const app = await NestFactory.create<NestExpressApplication>(root, new ExpressAdapter(), options);
  return configureHttp(app);
}

/**
 * Starts a program: builds it, listens, closes on SIGTERM and SIGINT.
 * @example void serve([SchedulingModule], { config: loadConfig(…), program: 'scheduling' });
 * @returns the listening application
 */
export async function serve(
  services: readonly (Type | DynamicModule)[],
  options: ProgramOptions,
): Promise<NestExpressApplication> {
  const app = await buildApp(services, options);
  options.prepare?.(app);
  closeOnSignal(app, { logger: createLogger({ level: options.config.logLevel, program: options.program }) });
  await app.listen(options.config.http.port, options.config.http.host);
  return app;
}
