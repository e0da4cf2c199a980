import 'reflect-metadata';

/** Periodic work: called every 30 s in each replica, so it must be idempotent and claim what it works on. */
export interface Sweep {
  sweep(): Promise<void>;
}

const MARK = Symbol('ronda.sweeps');

/**
 * Marks a provider whose `sweep` the sweeper calls.
 * @example
 * @Sweeps()
 * export class ResumeAbandonedRuns implements Sweep { … }
 */
export function Sweeps() {
  return (target: new (...args: never[]) => Sweep): void => {
    Reflect.defineMetadata(MARK, true, target);
  };
}

/** Whether `@Sweeps` marks this class. */
export function isSweep(target: object): boolean {
  return Reflect.hasMetadata(MARK, target);
}
