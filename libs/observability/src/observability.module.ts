import { Global, Module } from '@nestjs/common';
import { Metrics } from './metrics';
import { Readiness } from './readiness';

/** One set of figures and one readiness list a process. The routes that serve them are in libs/http. */
@Global()
@Module({ providers: [Metrics, Readiness], exports: [Metrics, Readiness] })
export class ObservabilityModule {}
