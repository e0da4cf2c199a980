import { closeSync, openSync, readFileSync, readSync, statSync, writeFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import {
  importCsv,
  importDzn,
  parseChanges,
  parseProblem,
  parseSchedule,
  type Problem,
  type ProblemChange,
  type Schedule,
} from '@ronda/allocation';
import { UsageProblem } from './exit-code';
import { minutesOfDay } from './local-time';

export const FORMATS = ['ronda', 'b2bsop', 'csv'] as const;
export type Format = (typeof FORMATS)[number];

const LARGEST_FILE = 64 * 1024 * 1024;

/** Reads a problem; without a format, the end of the file's name decides. */
export function readProblem(path: string, format: Format = formatOf(path)): Problem {
  const text = readText(path);
  const name = basename(path, extname(path));
  if (format === 'b2bsop') return importDzn(text, name);
  if (format === 'csv') return importCsv(text, name);
  return parseProblem(text, { localTime: minutesOfDay });
}

export function readSchedule(path: string): Schedule {
  return parseSchedule(readText(path));
}

/** The lines of a file of any size, one after the other. */
export function* readLines(path: string): Generator<string> {
  const buffer = Buffer.alloc(1 << 20);
  const file = openToRead(path);
  try {
    let rest = '';
    for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer)) {
      const lines = (rest + buffer.toString('latin1', 0, read)).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
    if (rest !== '') yield rest;
  } finally {
    closeSync(file);
  }
}

function openToRead(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    throw new UsageProblem(`${path} cannot be read (${codeOf(error)}).\nMaybe its name is misspelt.`);
  }
}

/** Reads a file of changes, `ronda.changes/1`. */
export function readChanges(path: string): ProblemChange[] {
  return parseChanges(readText(path));
}

/** Writes to the file, or to standard output where none is named. */
export function writeResult(path: string | undefined, text: string): void {
  if (path === undefined) {
    process.stdout.write(text);
    return;
  }
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new UsageProblem(
      `${path} cannot be written (${codeOf(error)}).\nMaybe its folder does not exist, or is not yours to write to.`,
    );
  }
}

function formatOf(path: string): Format {
  const ending = extname(path).toLowerCase();
  if (ending === '.dzn') return 'b2bsop';
  return ending === '.csv' ? 'csv' : 'ronda';
}

function readText(path: string): string {
  try {
    const { size } = statSync(path);
    if (size > LARGEST_FILE)
      throw new UsageProblem(
        `${path} has ${size} bytes, more than ${LARGEST_FILE}.\nMaybe it is another file.`,
      );
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof UsageProblem) throw error;
    throw new UsageProblem(
      `${path} cannot be read (${codeOf(error)}).\nMaybe its name is misspelt, or it is a folder.`,
    );
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
