import {
  allocate,
  type AllocateOptions,
  type Problem,
  replan,
  type Schedule,
  whatIf,
  type WhatIfOptions,
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
      if (changes.length === 0) return ranked(problem, limits);
      const worth = worthOf(problem, changes, limits);
      const { weight, placed, atMost, isProved, proof } = worth;
      const answer = { kind: 'what-if', weight, placed, atMost, isProved, proof, options: [] } as const;
      return { problem: worth.problem, schedule: worth.schedule, answer };
    }
  }
}

/** A ranking asks a dozen questions, more or less: together they get about what one gets alone. */
const QUESTIONS_OF_A_RANKING = 10;

/** Everything that could be added, the worthiest first; what is placed now is worth nothing more. */
function ranked(problem: Problem, limits: WhatIfOptions & { readonly iterations: number }): Solved {
  const iterations = Math.ceil(limits.iterations / QUESTIONS_OF_A_RANKING);
  const { present, options } = whatIf(problem, { ...limits, iterations });
  const atMost = present.bounds.weight - present.objective.weight;
  const answer: Answer = {
    kind: 'what-if',
    weight: 0,
    placed: 0,
    atMost,
    isProved: atMost === 0,
    proof: '',
    options: options.map(({ problem: _problem, schedule: _schedule, ...option }) => option),
  };
  // What was published plays no part in what could be placed.
  const { published: _published, ...asked } = problem;
  return { problem: asked, schedule: present, answer };
}
