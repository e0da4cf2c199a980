import { Body, Controller, Get, Post } from '@nestjs/common';
import { Access, Principal, Responds } from '@ronda/http';
import { z } from 'zod';
import { CreateTenant } from '../use-cases/create-tenant';
import { ListTenants } from '../use-cases/list-tenants';
import type { Tenant } from '../use-cases/tenants';
import { actorOf } from './caller';
import { TenantAnswer, TenantBody } from './matchmaking.schemas';

/** The institutions of the installation. Its name makes each unique, so that a repeated POST adds none. */
@Controller('registration/tenants')
@Access('platform-admin')
export class TenantsController {
  constructor(
    private readonly createTenant: CreateTenant,
    private readonly listTenants: ListTenants,
  ) {}

  @Post()
  @Responds(201, TenantAnswer)
  create(@Body({ schema: TenantBody }) body: TenantBody, @Principal() principal: Principal): Promise<Tenant> {
    return this.createTenant.execute(body.name, actorOf(principal));
  }

  @Get()
  @Responds(200, z.object({ items: z.array(TenantAnswer) }))
  async list(): Promise<{ items: Tenant[] }> {
    return { items: await this.listTenants.execute() };
  }
}
