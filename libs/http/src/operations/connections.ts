import type { Server } from 'node:http';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationShutdown } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Readiness } from '@ronda/observability';

/** How long running requests and open event streams may take to end when the process closes. */
const GRACE_MS = 3_000;
/** Browsers keep connections open for their next request; Node closes only those idle when closing begins. */
const IDLE_CHECK_MS = 50;

/** Lets running requests finish when the process closes, and waits neither for idle connections nor for streams. */
@Injectable()
export class Connections implements BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly timers: NodeJS.Timeout[] = [];

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly readiness: Readiness,
  ) {}

  beforeApplicationShutdown(): void {
    this.readiness.beginShutdown();
    const server = this.host.httpAdapter.getHttpServer() as Server;
    const closeIdle = setInterval(() => {
      server.closeIdleConnections();
    }, IDLE_CHECK_MS);
    const closeAll = setTimeout(() => {
      server.closeAllConnections();
    }, GRACE_MS);
    this.timers.push(closeIdle, closeAll);
  }

  onApplicationShutdown(): void {
    for (const timer of this.timers) clearTimeout(timer);
  }
}
