import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { parametersOf, Routes, type Route } from './routes';

/** Stops the process at start when a route leaves open who may call it, what it takes or what it answers. */
@Injectable()
export class RouteChecks implements OnApplicationBootstrap {
  constructor(private readonly routes: Routes) {}

  onApplicationBootstrap(): void {
    const complaints = this.routes.list().flatMap(complaintsAbout);
    if (complaints.length > 0) throw new Error(`Routes are not fully declared:\n${complaints.join('\n')}`);
  }
}

function complaintsAbout(route: Route): string[] {
  const { controller, handler, method, access, answer, isIdempotent, path } = route;
  const name = `${controller.name}.${handler} (${method} /${path})`;
  const { withoutSchema } = parametersOf(controller, handler);
  const complaints = withoutSchema.map(
    (input) => `${name}: give its ${input} a schema, as in @Body({ schema: … }).`,
  );
  if (!access) complaints.push(`${name}: say who may call it, @Access('organiser') or @Access.public().`);
  if (!answer)
    complaints.push(`${name}: say what it answers, @Responds(200, Schema) or @Responds.nothing().`);
  if (isIdempotent && method !== 'POST') complaints.push(`${name}: only a POST can be @Idempotent().`);
  if (isIdempotent && access?.public)
    complaints.push(`${name}: a public route has nobody whose key to remember.`);
  return complaints;
}
