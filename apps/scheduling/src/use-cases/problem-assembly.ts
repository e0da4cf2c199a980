import { Injectable } from '@nestjs/common';
import {
  applyChanges,
  checkPlacement,
  InvalidInput,
  type Problem,
  type ProblemChange,
} from '@ronda/allocation';
import { DomainError } from '@ronda/domain';
import type { Gathering, Placement } from '../domain/gathering';
import type { Scope } from '../domain/scope';
import { buildProblem } from './build-problem';
import { Placements } from './ports/placements';
import { Programme } from './ports/programme';
import type { RunRequest } from './ports/runs';
import { Schedules } from './ports/schedules';

/** A problem and what it was made of. */
export interface Assembled {
  readonly problem: Problem;
  readonly gathering: Gathering;
  readonly base: readonly Placement[];
  readonly published: readonly Placement[];
}

/** Brings the service's copy of the programme up to date and makes the allocation problem of it. */
@Injectable()
export class ProblemAssembly {
  constructor(
    private readonly programme: Programme,
    private readonly schedules: Schedules,
    private readonly placements: Placements,
  ) {}

  /** Settles what the wish leaves open: the version to start from. */
  async request(
    scope: Scope,
    wish: Omit<RunRequest, 'basedOn'> & { readonly basedOn?: string | null | undefined },
  ): Promise<RunRequest> {
    if (wish.basedOn === null) return { ...wish, basedOn: null };
    if (wish.basedOn !== undefined) {
      const { id } = await this.schedules.require(scope, wish.basedOn);
      return { ...wish, basedOn: id };
    }
    const base = (await this.schedules.findPublished(scope)) ?? (await this.schedules.findNewestDraft(scope));
    return { ...wish, basedOn: base?.id ?? null };
  }

  /**
   * Holds the matchmaking's lock until the transaction ends.
   * @throws DomainError RUN.CHANGE_REFUSED
   */
  async assemble(scope: Scope, request: RunRequest): Promise<Assembled> {
    await this.programme.sync(scope);
    const gathering = await this.programme.load(scope);
    const standing = await this.schedules.findPublished(scope);
    const published = standing ? await this.placements.of(scope, standing.id) : [];
    const base = request.basedOn === null ? [] : await this.placements.of(scope, request.basedOn);
    const problem = withoutLostLocks(buildProblem({ gathering, base, published, request }), request.changes);
    return { gathering, base, published, problem };
  }
}

/** A locked meeting that the changes leave no place to stay at has to move like any other. */
function withoutLostLocks(problem: Problem, changes: readonly ProblemChange[]): Problem {
  if (changes.length === 0) return problem;
  const changed = apply(problem, changes);
  const meetings = problem.meetings.map((meeting) => {
    const { fixed, ...free } = meeting;
    if (fixed?.table === undefined) return meeting;
    const place = { slot: fixed.slot, table: fixed.table };
    return checkPlacement(changed, [], meeting.id, place).length === 0 ? meeting : free;
  });
  return { ...problem, meetings };
}

function apply(problem: Problem, changes: readonly ProblemChange[]): Problem {
  try {
    return applyChanges(problem, changes);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    throw new DomainError('RUN.CHANGE_REFUSED', error.message, { reason: error.code, path: error.path });
  }
}
