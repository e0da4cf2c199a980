import { views, type ViewDefinition } from '@ronda/contracts';
import { schemaOf, type ServiceName } from '@ronda/domain';
import { secureTable, setUpServiceSchema, type ServiceMigrations } from '@ronda/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { z } from 'zod';

interface ZodDefinition {
  readonly type: string;
  readonly format?: string;
  readonly innerType?: z.ZodType;
  readonly element?: z.ZodType;
}

/** The Postgres type of a column, from its schema in the contracts. */
function columnType(schema: z.ZodType): string {
  const { type, format, innerType, element } = schema.def as ZodDefinition;
  if (type === 'nullable' && innerType) return columnType(innerType);
  if (type === 'array' && element) return `${columnType(element)}[]`;
  if (type === 'string') return format === 'uuid' ? 'uuid' : 'text';
  return { number: 'integer', date: 'timestamptz', boolean: 'boolean' }[type] ?? 'text';
}

/** The table behind a neighbour's view: "registration.known_participant". */
export const tableBehind = (view: string): string => view.replace('.published_', '.known_');

/** What another service publishes to notification, as plain tables behind its views: columns as in the contracts. */
function standIn(service: ServiceName): new () => MigrationInterface {
  const prefix = `${schemaOf(service)}.published_`;
  const published = Object.entries<ViewDefinition>(views).filter(
    ([name, { readers }]) =>
      name.startsWith(prefix) && readers.includes('notification') && !name.endsWith('receipt'),
  );
  return class StandIn1700000000000 implements MigrationInterface {
    readonly name = 'StandIn1700000000000';

    async up(queryRunner: QueryRunner): Promise<void> {
      await setUpServiceSchema(queryRunner, service);
      for (const [view, { row }] of published) {
        const columns = Object.entries(row.shape);
        const definitions = columns.map(([name, schema]) => `${name} ${columnType(schema)}`).join(', ');
        await queryRunner.query(`CREATE TABLE ${tableBehind(view)} (${definitions})`);
        const isOpen = view.endsWith('published_tenant') || view.endsWith('published_session');
        if (!isOpen) await secureTable(queryRunner, service, tableBehind(view).split('.')[1] ?? '');
        await queryRunner.query(`CREATE VIEW ${view} WITH (security_barrier) AS TABLE ${tableBehind(view)}`);
      }
    }

    down(): Promise<void> {
      return Promise.resolve();
    }
  };
}

export const neighbours: readonly ServiceMigrations[] = (
  ['registration', 'meeting-request', 'scheduling'] as const
).map((service) => ({ service, migrations: [standIn(service)] }));
