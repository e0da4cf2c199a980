/** Variables are counted from 1; the literal that says so is 2v, the one that denies it 2v + 1. */
export type Literal = number;

export const positive = (variable: number): Literal => 2 * variable;
export const negated = (literal: Literal): Literal => literal ^ 1;
export const variableOf = (literal: Literal): number => literal >> 1;
