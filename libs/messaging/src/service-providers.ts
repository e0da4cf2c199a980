import type { ModulesContainer } from '@nestjs/core';

/**
 * The provider instances of every module that imports the module of `messaging` directly. In a process of several
 * services that tells whose handler a provider is.
 */
export function providersBeside(messaging: object, modules: ModulesContainer): object[] {
  const all = [...modules.values()];
  const home = all.find((module) => instancesOf(module).includes(messaging));
  if (!home)
    throw new Error('Messaging runs outside a Nest module; it is made by MessagingModule.forService.');
  return all.filter((module) => module.imports.has(home)).flatMap(instancesOf);
}

type NestModule = ModulesContainer extends Map<string, infer M> ? M : never;

function instancesOf(module: NestModule): object[] {
  return [...module.providers.values()].flatMap(({ instance }): object[] =>
    typeof instance === 'object' && instance !== null ? [instance] : [],
  );
}
