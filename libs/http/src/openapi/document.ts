import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
import { sessionCookieName } from '../access/session-cookie';
import { Routes, type Route } from '../app/routes';
import { ProblemSchema } from './problem-schema';

type JsonSchema = Record<string, unknown>;

/** The description of every route of this process: OpenAPI 3.1, from the schemas that check and write. */
export function describeApi(app: INestApplication, publicUrl: string): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setTitle('Ronda')
    .setDescription('Schedules the one-to-one meetings of matchmaking gatherings.')
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addCookieAuth(sessionCookieName(publicUrl), { type: 'apiKey', in: 'cookie' }, 'session')
    .build();
  const document = SwaggerModule.createDocument(app, builder, {
    standardSchemaConverter: (schema, { schemaType }) => convert(schema as z.ZodType, schemaType),
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
  addProblemsAndAccess(document, app.get(Routes).list());
  return document;
}

/** Named schemas (`.meta({ id })`) become components; the rest is written in place. */
function convert(
  schema: z.ZodType,
  io: 'input' | 'output',
): { schema: JsonSchema; components: Record<string, JsonSchema> } {
  // What a codec reads and what it writes is its wire form, `input` of the schema in both directions.
  const {
    $schema: _,
    $defs = {},
    ...written
  } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      if (io === 'output') delete jsonSchema.default;
    },
  }) as JsonSchema & { $defs?: Record<string, JsonSchema> };
  return { schema: written, components: $defs };
}

function addProblemsAndAccess(document: OpenAPIObject, routes: readonly Route[]): void {
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: ProblemSchema },
  };
  const problem = {
    description: 'Refused; `code` says why.',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
  for (const route of routes) {
    const path = document.paths[pathInDocument(document, route.path)];
    const operation = path?.[route.method.toLowerCase() as 'get'];
    if (!operation) continue;
    operation.responses.default = problem;
    operation.parameters = [
      ...scopeParameters(route, operation.parameters ?? []),
      ...(operation.parameters ?? []),
    ];
    if (route.access?.public !== false) continue;
    operation.security = [{ session: [] }];
    operation['x-roles' as 'description'] = route.access.roles.join(', ');
  }
}

/** `/api/…` for services, the bare path for what the prefix leaves out. */
function pathInDocument(document: OpenAPIObject, path: string): string {
  const written = path.replace(/:(\w+)/g, '{$1}');
  return `/api/${written}` in document.paths ? `/api/${written}` : `/${written}`;
}

/** The guard takes `:matchmakingId` from the path, so no controller declares it. */
function scopeParameters(route: Route, declared: readonly object[]) {
  const name = 'matchmakingId';
  const isDeclared = declared.some((parameter) => 'name' in parameter && parameter.name === name);
  if (isDeclared || !route.path.includes(`:${name}`)) return [];
  return [{ name, in: 'path' as const, required: true, schema: { type: 'string' as const, format: 'uuid' } }];
}
