import { negated, positive, type Literal } from '../literal';

/** Where clauses go: the solver, or the checker that builds the same formula again. */
export interface ClauseSink {
  newVariable(): number;
  addClause(literals: readonly Literal[]): void;
}

/** Clauses in the making, with two constants that vanish from every clause they are put into. */
export class Formula {
  readonly yes: Literal;
  readonly no: Literal;

  constructor(private readonly sink: ClauseSink) {
    this.yes = positive(sink.newVariable());
    this.no = negated(this.yes);
    sink.addClause([this.yes]);
  }

  newLiteral(): Literal {
    return positive(this.sink.newVariable());
  }

  /** At least one of the literals holds. */
  clause(...literals: readonly Literal[]): void {
    if (!literals.includes(this.yes)) this.sink.addClause(literals.filter((literal) => literal !== this.no));
  }

  /** Where all of `causes` hold, so does `effect`. */
  implies(causes: readonly Literal[], effect: Literal): void {
    this.clause(...causes.map(negated), effect);
  }

  atMostOne(literals: readonly Literal[]): void {
    literals.forEach((a, i) => {
      for (const b of literals.slice(i + 1)) this.clause(negated(a), negated(b));
    });
  }

  /** A literal that holds exactly when one of the given does. */
  or(literals: readonly Literal[]): Literal {
    const open = literals.filter((literal) => literal !== this.no);
    if (open.includes(this.yes)) return this.yes;
    const [only] = open;
    if (only === undefined) return this.no;
    if (open.length === 1) return only;
    const result = this.newLiteral();
    for (const literal of open) this.implies([literal], result);
    this.clause(negated(result), ...open);
    return result;
  }

  /** A literal that holds exactly when all of the given do. */
  and(literals: readonly Literal[]): Literal {
    return negated(this.or(literals.map(negated)));
  }
}
