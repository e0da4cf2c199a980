import type { Ids } from './inhabited-gathering';

/** JSON Schema as the description of the API has it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly minItems?: number;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly pattern?: string;
}

export interface Operation {
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema: Schema;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly security?: readonly object[];
  readonly 'x-roles'?: string;
}

export interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** The id that a field or parameter asks for, by its name: `toParticipantId` asks for a `participantId`. */
export function idNameOf(field: string): string | null {
  if (/^(basedOn|with)$/.test(field)) return 'scheduleId';
  if (field === 'otherId') return 'meetingId';
  const last = /([A-Z]?[a-z]+)Ids?$/.exec(field)?.[1];
  return last === undefined ? null : `${last.toLowerCase()}Id`;
}

export function bodySchemaOf(description: Description, operation: Operation): Schema | null {
  const schema = operation.requestBody?.content['application/json']?.schema;
  return schema ? resolved(description, schema) : null;
}

function resolved(description: Description, schema: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1);
  return name === undefined ? schema : description.components.schemas[name]!;
}

/** A body that the schema takes: its required fields, and every field that asks for an id; else its first field. */
export function sampleOf(description: Description, given: Schema, ids: Ids, field = ''): unknown {
  const schema = resolved(description, given);
  const [first] = (schema.anyOf ?? schema.oneOf ?? []).filter(({ type }) => type !== 'null');
  if (first) return sampleOf(description, first, ids, field);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.properties) return sampleObject(description, schema, ids);
  const idName = idNameOf(field);
  if (schema.type === 'array') return schema.items ? [sampleOf(description, schema.items, ids, field)] : [];
  if ([schema.type].flat().includes('boolean')) return false;
  if (schema.type === 'integer' || schema.type === 'number') return Math.max(1, schema.minimum ?? 1);
  if (idName !== null && ids[idName] !== undefined) return ids[idName];
  return sampleText(schema, field);
}

function sampleObject(description: Description, schema: Schema, ids: Ids): object {
  const properties = Object.entries(schema.properties ?? {});
  const named = properties.filter(
    ([name]) => schema.required?.includes(name) === true || idNameOf(name) !== null,
  );
  const wanted = named.length > 0 ? named : properties.slice(0, 1);
  return Object.fromEntries(
    wanted.map(([name, property]) => [name, sampleOf(description, property, ids, name)]),
  );
}

function sampleText({ format }: Schema, field: string): string {
  if (format === 'date-time') return '2015-06-12T07:00:00Z';
  if (format === 'email' || /email/i.test(field)) return 'ana@demo.example';
  if (/zone/i.test(field)) return 'Europe/Rome';
  if (/country/i.test(field)) return 'IT';
  if (/day/i.test(field)) return '2016-06-12';
  if (/local/i.test(field)) return '2015-06-12T09:00';
  return 'Text (demo)';
}
