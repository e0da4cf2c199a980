import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { AccessGuard } from '../access/access.guard';
import { IdentifyGuard } from '../access/identify.guard';
import { KnownSessions } from '../access/known-sessions';
import { IdempotencyInterceptor } from '../idempotency/idempotency.interceptor';
import { InputPipe } from '../input/input.pipe';
import { StrictInputInterceptor } from '../input/strict-input.interceptor';
import { UploadInterceptor } from '../input/upload.interceptor';
import { Connections } from '../operations/connections';
import { HealthController } from '../operations/health.controller';
import { MetricsController } from '../operations/metrics.controller';
import { LastResort } from '../problem/last-resort';
import { ProblemFilter } from '../problem/problem.filter';
import { RespondsInterceptor } from '../response/responds.interceptor';
import { RateLimitGuard, RateLimitModule } from '../security/rate-limit';
import { RouteChecks } from './route-checks';
import { Routes } from './routes';
import { ServiceRegistry } from './service-registry';

/**
 * What stands before and after every route of a process, however many services it runs. The order counts: how
 * often, who is it, may they; then read the upload, refuse what is undeclared, take the key, write the answer.
 */
@Global()
@Module({
  imports: [DiscoveryModule, RateLimitModule],
  controllers: [HealthController, MetricsController],
  providers: [
    Routes,
    RouteChecks,
    LastResort,
    Connections,
    KnownSessions,
    ServiceRegistry,
    { provide: APP_GUARD, useClass: RateLimitGuard },
    { provide: APP_GUARD, useClass: IdentifyGuard },
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_INTERCEPTOR, useClass: UploadInterceptor },
    { provide: APP_INTERCEPTOR, useClass: StrictInputInterceptor },
    { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
    { provide: APP_INTERCEPTOR, useClass: RespondsInterceptor },
    { provide: APP_PIPE, useClass: InputPipe },
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
  exports: [Routes, ServiceRegistry],
})
export class HttpModule {}
