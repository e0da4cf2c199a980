import { Injectable, RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import { RouteParamtypes } from '@nestjs/common/internal';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { ACCESS, type AccessRule } from '../access/access';
import { IDEMPOTENT } from '../idempotency/idempotent';
import { RESPONDS, type Answer } from '../response/responds';

/** One route as its decorators declare it. */
export interface Route {
  readonly controller: Type;
  readonly handler: string;
  /** GET, POST, … */
  readonly method: string;
  /** Below the global prefix, such as `scheduling/matchmakings/:matchmakingId/runs`. */
  readonly path: string;
  readonly access: AccessRule | undefined;
  readonly answer: Answer | undefined;
  readonly isIdempotent: boolean;
}

/** Lists every route of the process, for the checks at start and for tests that visit all. */
@Injectable()
export class Routes {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  list(): Route[] {
    return this.discovery.getControllers().flatMap(({ metatype }) => {
      const controller = metatype as Type;
      const prototype = controller.prototype as Record<string, () => unknown>;
      return this.scanner
        .getAllMethodNames(prototype)
        .filter((name) => Reflect.hasMetadata(METHOD_METADATA, prototype[name] as object))
        .map((name) => this.route(controller, name, prototype[name] as () => unknown));
    });
  }

  private route(controller: Type, handler: string, method: () => unknown): Route {
    const verb = Reflect.getMetadata(METHOD_METADATA, method) as RequestMethod;
    return {
      controller,
      handler,
      method: RequestMethod[verb],
      path: [Reflect.getMetadata(PATH_METADATA, controller), Reflect.getMetadata(PATH_METADATA, method)]
        .flatMap((part) => String(part).split('/'))
        .filter((part) => part !== '')
        .join('/'),
      access: this.reflector.getAllAndOverride<AccessRule | undefined>(ACCESS, [method, controller]),
      answer: this.reflector.get<Answer | undefined>(RESPONDS, method),
      isIdempotent: this.reflector.get<boolean | undefined>(IDEMPOTENT, method) ?? false,
    };
  }
}

export interface Parameters {
  readonly body: boolean;
  readonly query: boolean;
  /** Kinds and names of body, query and path parameters that have no schema. */
  readonly withoutSchema: readonly string[];
}

const KINDS: Readonly<Record<number, 'body' | 'query' | 'path'>> = {
  [RouteParamtypes.BODY]: 'body',
  [RouteParamtypes.QUERY]: 'query',
  [RouteParamtypes.PARAM]: 'path',
};

/** Which inputs a handler declares. Nest keeps them as `<kind>:<index>` on the controller. */
export function parametersOf(controller: Type, handler: string): Parameters {
  const declared = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, handler) ?? {}) as Readonly<
    Record<string, { readonly data?: unknown; readonly schema?: unknown }>
  >;
  const inputs = Object.entries(declared).flatMap(([key, { data, schema }]) => {
    const kind = KINDS[Number(key.split(':')[0])];
    return kind ? [{ kind, name: typeof data === 'string' ? `${kind} ${data}` : kind, schema }] : [];
  });
  return {
    body: inputs.some(({ kind }) => kind === 'body'),
    query: inputs.some(({ kind }) => kind === 'query'),
    withoutSchema: inputs.filter(({ schema }) => !schema).map(({ name }) => name),
  };
}
