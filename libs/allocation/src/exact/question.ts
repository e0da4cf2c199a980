import type { ProblemIndex } from '../problem-index';
import type { PossibleSlots } from '../possible-slots';
import { interpreterClasses, tableClasses, type ResourceClasses } from '../resource-classes';
import { Room } from '../search/room';
import { encode, type Encoding, type Scope } from './encoding/encode';
import type { ProofLog } from './proof-log';
import type { Literal } from './literal';
import { negated } from './literal';
import { Solver, type Answer } from './sat/solver';

/** What is at hand for finding an answer. */
export interface Effort {
  /** Conflicts at most. */
  readonly conflicts: number;
  /** Asked every few hundred conflicts; true ends the search. */
  readonly shouldStop?: (() => boolean) | undefined;
}

/** Asks the solver about the schedules in scope; tables and interpreters are brought in where an answer lacks them. */
export class Question {
  /** The slot of each meeting in the last schedule found, -1 for unplaced. */
  readonly slots: Int32Array;
  private readonly solver: Solver;
  private readonly encoding: Encoding;
  private readonly isLimited: Uint8Array;
  private readonly resources: readonly ResourceClasses[];

  constructor(
    index: ProblemIndex,
    possible: PossibleSlots,
    scope: Scope,
    private readonly log: ProofLog | undefined,
  ) {
    log?.begin(scope);
    this.solver = new Solver(log ? { proof: log } : {});
    this.encoding = encode(this.solver, index, possible, scope);
    this.slots = new Int32Array(index.meetings.length).fill(-1);
    this.isLimited = new Uint8Array(index.slots.length);
    this.resources = [tableClasses(index), interpreterClasses(index)];
  }

  get conflicts(): number {
    return this.solver.conflicts;
  }

  /** Makes the solver try the places of a schedule first. */
  prefer(slots: ArrayLike<number>): void {
    this.encoding.isAt.forEach((row, meeting) => {
      row.forEach((literal, slot) => {
        if (literal !== this.encoding.no)
          this.solver.prefer(slots[meeting] === slot ? literal : negated(literal));
      });
    });
  }

  /** Is there a schedule in scope? Then `slots` has it. */
  isPossible(effort: Effort): Answer {
    const answer = this.ask([], effort);
    if (answer === 'unsatisfiable') this.log?.noSchedule();
    return answer;
  }

  /** Is there one with no more breaks than so many? A refutation is remembered. */
  hasAtMost(breaks: number, effort: Effort): Answer {
    const hasMore = this.encoding.hasBreaks(breaks + 1);
    const answer = this.ask([negated(hasMore)], effort);
    if (answer !== 'unsatisfiable') return answer;
    this.log?.hasBreaks(breaks + 1);
    this.solver.addClause([hasMore]);
    return answer;
  }

  /** Meetings that cannot all be held, few of them if possible; null where that is not found out. */
  heldTogether(effort: Effort): number[] | null {
    const { isHeld } = this.encoding;
    let blamed = isHeld.map((_, meeting) => meeting);
    for (;;) {
      const literals = new Map(blamed.map((meeting) => [isHeld[meeting] ?? 0, meeting]));
      const answer = this.ask([...literals.keys()], effort);
      if (answer !== 'unsatisfiable') return blamed.length < isHeld.length ? blamed : null;
      const core = this.solver.core.flatMap((literal) => literals.get(literal) ?? []);
      if (core.length >= blamed.length) return blamed;
      blamed = core;
    }
  }

  private ask(assumptions: readonly Literal[], { conflicts, shouldStop }: Effort): Answer {
    const last = this.solver.conflicts + conflicts;
    for (;;) {
      const left = last - this.solver.conflicts;
      if (left <= 0) return 'unknown';
      const answer = this.solver.solve(assumptions, left, shouldStop);
      if (answer !== 'satisfiable') return answer;
      this.readModel();
      const crowded = this.crowdedSlots();
      if (crowded.length === 0) return answer;
      for (const slot of crowded) this.limitRoom(slot);
    }
  }

  private limitRoom(slot: number): void {
    this.isLimited[slot] = 1;
    this.log?.limitRoom(slot);
    this.encoding.limitRoom(slot);
  }

  private readModel(): void {
    this.encoding.isAt.forEach((row, meeting) => {
      this.slots[meeting] = row.findIndex(
        (literal) => literal !== this.encoding.no && this.solver.isTrue(literal),
      );
    });
  }

  /** The slots that hold more meetings than tables or interpreters allow; each is named once. */
  private crowdedSlots(): number[] {
    const rooms = this.resources.map((classes) => this.roomFor(classes));
    return [...this.isLimited.keys()].filter(
      (slot) => this.isLimited[slot] === 0 && rooms.some((room) => !room.fits(slot)),
    );
  }

  private roomFor({ typeOf, classesOf, count, capacity }: ResourceClasses): Room {
    const room = new Room(classesOf, count, capacity, this.isLimited.length);
    this.slots.forEach((slot, meeting) => {
      const type = typeOf[meeting] ?? -1;
      if (slot >= 0 && type >= 0) room.change(slot, type, 1);
    });
    return room;
  }
}
