import {
  allocate,
  type AllocateOptions,
  type Problem,
  replan,
  type Schedule,
  worthOf,
} from '@ronda/allocation';
import type { AllocationTask } from '../use-cases/ports/allocation-engine';
import type { Answer } from '../use-cases/ports/runs';

/** A schedule, the problem it is one of (after the changes that were asked for), and what else there is to say. */
export interface Solved {
  readonly problem: Problem;
  readonly schedule: Schedule;
  readonly answer: Answer | null;
}

/** What the run is for decides which question the engine is asked. */
export function solve(
  { problem, seed, iterations, request }: AllocationTask,
  options: AllocateOptions,
): Solved {
  const { purpose, changes } = request;
  const limits = { seed, iterations, ...(options.shouldStop && { shouldStop: options.shouldStop }) };
  switch (purpose) {
    case 'allocate':
      return {
        problem,
        schedule: allocate(problem, { ...options, seed, iterations }).schedule,
        answer: null,
      };
    case 'replan': {
      const assignments = Object.entries(problem.published ?? {}).map(([meeting, place]) => ({
        meeting,
        ...place,
      }));
      const result = replan(problem, { assignments }, changes, limits);
      const { moves, weight, schedule } = result;
      return { problem: result.problem, schedule, answer: { kind: 'replan', moves, weight } };
    }
    case 'what-if': {
      const worth = worthOf(problem, changes, limits);
      const { weight, placed, atMost, isProved, proof } = worth;
      const answer = { kind: 'what-if', weight, placed, atMost, isProved, proof } as const;
      return { problem: worth.problem, schedule: worth.schedule, answer };
    }
  }
}
