import { Injectable, StandardSchemaValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import type { z } from 'zod';
import type { FieldError } from '../problem/http-problem';
import { invalidInput } from './inspect';
import { fieldErrors } from './zod-issues';

const PLACES: Readonly<Record<string, FieldError['in']>> = { body: 'body', query: 'query', param: 'path' };

/** Checks every parameter that has a schema; each refusal names the field, what was sent and what is expected. */
@Injectable()
export class InputPipe extends StandardSchemaValidationPipe {
  override async transform<T>(value: T, metadata: ArgumentMetadata): Promise<T> {
    const { schema, type, data } = metadata;
    if (!schema || type === 'custom') return value;
    const result = await this.validate(value, schema, undefined);
    if (!result.issues) return result.value as T;
    const issues = result.issues as readonly z.core.$ZodIssue[];
    const where = PLACES[type] ?? 'body';
    if (data === undefined) throw invalidInput(fieldErrors(issues, value, where));
    // A single parameter, such as @Param('runId', …): the field is its name.
    const named = issues.map((issue) => ({ ...issue, path: [data, ...issue.path] }));
    throw invalidInput(fieldErrors(named, { [data]: value }, where));
  }
}
