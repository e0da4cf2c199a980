import { InvalidArgumentError, Option } from 'commander';
import { FORMATS } from './files';

/** A parser of whole numbers in a range, for commander. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^-?\d+$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It is a whole number from ${least} to ${most}.`);
  };
}

/** A parser of a positive number of seconds. */
export function seconds(text: string): number {
  const value = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && value > 0 && value <= 86_400) return value;
  throw new InvalidArgumentError('It is a number of seconds, more than 0 and at most 86400.');
}

export const formatOption = (): Option =>
  new Option('--format <format>', 'format of PROBLEM; by default the end of its name decides').choices(
    FORMATS,
  );

export const seedOption = (): Option =>
  new Option('--seed <number>', 'any whole number; the same seed gives the same search')
    .argParser(wholeNumber(-(2 ** 31), 2 ** 31))
    .default(1);
