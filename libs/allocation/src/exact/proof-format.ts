/**
 * The first line of a proof. What follows, line by line: `scope MISSING MOST DIFFERENCE` (or `- -` where breaks
 * do not matter) begins a formula, see `Scope`; `room SLOT` adds the room of a slot to it; literals ended by 0, as
 * in DIMACS, are a clause that follows, after `d` one that is forgotten; `breaks K` says that there are at
 * least K breaks in every schedule in scope, `none` that there is no such schedule.
 */
export const PROOF_FORMAT = 'ronda.proof/1';
