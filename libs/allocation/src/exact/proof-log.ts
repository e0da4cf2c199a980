import type { Scope } from './encoding/encode';
import { PROOF_FORMAT } from './proof-format';
import type { ProofListener } from './sat/solver';

/**
 * Writes down what the solver learns, line by line, so that `verify` can follow it without searching. Literals
 * as in DIMACS, ended by 0; `PROOF_FORMAT` tells the other lines.
 */
export class ProofLog implements ProofListener {
  constructor(private readonly write: (line: string) => void) {
    write(PROOF_FORMAT);
  }

  begin({ missing, breaks }: Scope): void {
    this.write(`scope ${missing} ${breaks ? `${breaks.most} ${breaks.difference}` : '- -'}`);
  }

  limitRoom(slot: number): void {
    this.write(`room ${slot}`);
  }

  hasBreaks(breaks: number): void {
    this.write(`breaks ${breaks}`);
  }

  noSchedule(): void {
    this.write('none');
  }

  learned(literals: ArrayLike<number>): void {
    this.write(dimacs(literals));
  }

  forgotten(literals: ArrayLike<number>): void {
    this.write(`d ${dimacs(literals)}`);
  }
}

function dimacs(literals: ArrayLike<number>): string {
  let text = '';
  for (let i = 0; i < literals.length; i += 1) {
    const literal = literals[i] ?? 0;
    text += `${(literal & 1) === 0 ? literal >> 1 : -(literal >> 1)} `;
  }
  return `${text}0`;
}
