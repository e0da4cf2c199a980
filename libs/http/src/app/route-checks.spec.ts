import { Body, Controller, Get, Param, Post, Put, type Type } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { z } from 'zod';
import { Access } from '../access/access';
import { Idempotent } from '../idempotency/idempotent';
import { Responds } from '../response/responds';
import { RouteChecks } from './route-checks';
import { Routes } from './routes';

async function start(controller: Type): Promise<void> {
  const module = await Test.createTestingModule({
    imports: [DiscoveryModule],
    controllers: [controller],
    providers: [Routes, RouteChecks],
  }).compile();
  await module.init();
}

@Controller('complete')
@Access('organiser')
class CompleteController {
  @Post(':id')
  @Idempotent()
  @Responds(201, z.object({ id: z.uuid() }))
  make(
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: z.strictObject({}) }) _body: object,
  ): { id: string } {
    return { id };
  }
}

@Controller('open')
class OpenController {
  @Get()
  @Responds.nothing()
  forgotten(): void {}
}

@Controller('undeclared')
@Access.public()
class UndeclaredController {
  @Get()
  answersAnything(): string {
    return 'anything';
  }
}

@Controller('unchecked')
@Access('organiser')
class UncheckedController {
  @Put(':id')
  @Responds.nothing()
  takesAnything(@Param('id') _id: string, @Body() _body: unknown): void {}
}

@Controller('nobody')
@Access.public()
class NobodysKeyController {
  @Post()
  @Idempotent()
  @Responds.nothing()
  make(): void {}
}

describe('a process', () => {
  it('starts when every route is fully declared', async () => {
    await expect(start(CompleteController)).resolves.toBeUndefined();
  });

  it.each([
    ['who may call a route', OpenController, 'OpenController.forgotten (GET /open): say who may call it'],
    ['what a route answers', UndeclaredController, 'answersAnything (GET /undeclared): say what it answers'],
    ['what a body holds', UncheckedController, 'takesAnything (PUT /unchecked/:id): give its body a schema'],
    [
      'what a path holds',
      UncheckedController,
      'takesAnything (PUT /unchecked/:id): give its path id a schema',
    ],
    [
      'whose key a public route remembers',
      NobodysKeyController,
      'make (POST /nobody): a public route has nobody',
    ],
  ])('does not start while it is open %s', async (_, controller, complaint) => {
    await expect(start(controller)).rejects.toThrow(complaint);
  });
});
