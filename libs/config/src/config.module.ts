import { Module, type DynamicModule } from '@nestjs/common';
import { Clock } from '@ronda/domain';
import { Config } from './config';
import { SystemClock } from './system-clock';

/**
 * Gives every module of a process the one `Config` and the one `Clock`.
 * @example imports: [ConfigModule.forRoot(loadConfig({ services: ['scheduling'] })), SchedulingModule]
 */
@Module({})
export class ConfigModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: ConfigModule,
      global: true,
      providers: [
        { provide: Config, useValue: config },
        { provide: Clock, useClass: SystemClock },
      ],
      exports: [Config, Clock],
    };
  }
}
