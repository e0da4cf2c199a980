import { SetMetadata } from '@nestjs/common';

export const ROLES = ['platform-admin', 'organiser', 'co-organiser', 'participant'] as const;
export type Role = (typeof ROLES)[number];

/** Who may call a route; `public` needs no sign-in. */
export type AccessRule =
  { readonly public: true } | { readonly public: false; readonly roles: readonly Role[] };

export const ACCESS = 'ronda:access';

/**
 * Names the roles that may call a route, or all routes of a controller. A route without it stops the process at
 * start.
 * @example @Access('organiser', 'co-organiser')
 */
export function Access(...roles: readonly [Role, ...Role[]]): MethodDecorator & ClassDecorator {
  return SetMetadata(ACCESS, { public: false, roles } satisfies AccessRule);
}

/** Lets everybody in. A session, where there is one, is still known: `@Principal()` is then null or who it is. */
Access.public = (): MethodDecorator & ClassDecorator =>
  SetMetadata(ACCESS, { public: true } satisfies AccessRule);
