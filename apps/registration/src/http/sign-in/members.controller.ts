import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { Access, Id, Principal, Responds } from '@ronda/http';
import { z } from 'zod';
import {
  CreateTenantWithOrganiser,
  type FirstTenant,
} from '../../use-cases/sign-in/create-tenant-with-organiser';
import { ManageMembers } from '../../use-cases/sign-in/manage-members';
import type { PasswordLink } from '../../use-cases/sign-in/password-links';
import { actorOf, tenantOf } from '../caller';
import {
  MemberAnswer,
  MemberBody,
  NewMemberAnswer,
  PasswordLinkAnswer,
  SetupAnswer,
  SetupBody,
} from './sign-in.schemas';

/** Who runs an institution. Without Idempotency-Key: the links must not be stored, and an address is taken once. */
@Controller('registration')
@Access('organiser')
export class MembersController {
  constructor(
    private readonly members: ManageMembers,
    private readonly createTenant: CreateTenantWithOrganiser,
  ) {}

  @Get('members')
  @Responds(200, z.object({ items: z.array(MemberAnswer) }))
  async list(@Principal() principal: Principal) {
    return { items: await this.members.list(tenantOf(principal)) };
  }

  @Post('members')
  @Responds(201, NewMemberAnswer)
  add(
    @Body({ schema: MemberBody }) body: MemberBody,
    @Principal() principal: Principal,
  ): Promise<{ userId: string } & PasswordLink> {
    return this.members.add(tenantOf(principal), body, actorOf(principal));
  }

  @Delete('members/:userId')
  @Responds.nothing()
  remove(@Param('userId', { schema: Id }) userId: string, @Principal() principal: Principal): Promise<void> {
    return this.members.remove(tenantOf(principal), userId, actorOf(principal));
  }

  @Post('members/:userId/password-link')
  @Responds(201, PasswordLinkAnswer)
  passwordLink(
    @Param('userId', { schema: Id }) userId: string,
    @Principal() principal: Principal,
  ): Promise<PasswordLink> {
    return this.members.passwordLink(tenantOf(principal), userId, actorOf(principal));
  }

  @Post('setup')
  @Access.public()
  @Responds(201, SetupAnswer)
  setup(@Body({ schema: SetupBody }) { token, ...wish }: SetupBody): Promise<FirstTenant> {
    return this.createTenant.withToken(token, wish);
  }
}
