import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildPreset, type Preset, type PresetName } from '@ronda/presets';
import { UsageProblem } from '../exit-code';
import { Api } from './api';
import { readResult, round, type Result } from './figures';
import { howToSignIn } from './how-to-sign-in';
import { PlatformProcess } from './platform-process';
import { playStory, StageFailure } from './play-story';
import { DemoRecord, type GatheringRecord } from './record';
import { demoEnvironment, demoPort, requireNoOther } from './settings';
import { People } from './people';
import { STAGES } from './stages';
import type { Stage, Story } from './story';
import { printFigures } from './table';

export interface DemoOptions {
  readonly preset: PresetName;
  /** Its first day; without it the preset's own. */
  readonly date?: string;
  /** End when it is finished instead of serving the application. */
  readonly once?: boolean;
  readonly port?: number;
  readonly dataDirectory: string;
}

/**
 * Plays a gathering in an installation of its own and, unless `once`, serves it until `interrupted` resolves.
 * @returns false when it was interrupted before the gathering was played to its end
 */
export async function playDemo(options: DemoOptions, interrupted: Promise<void>): Promise<boolean> {
  const { dataDirectory } = options;
  mkdirSync(dataDirectory, { recursive: true });
  const record = new DemoRecord(dataDirectory);
  const preset = presetFor(options, record);
  await requireNoOther(dataDirectory, record.port);
  const port = await demoPort(options.port, record.port);
  record.keep({ port });
  const platform = PlatformProcess.spawn(dataDirectory, demoEnvironment(dataDirectory, port));
  try {
    const playing = play(options, preset, record, platform, `http://localhost:${port}`);
    const isFinished = await Promise.race([playing.then(() => true), interrupted.then(() => false)]);
    playing.catch(() => undefined); // what ends after an interruption has nothing to say
    if (isFinished && options.once !== true) await Promise.race([unexpectedEnd(platform), interrupted]);
    return isFinished;
  } finally {
    await platform.stop();
  }
}

async function play(
  options: DemoOptions,
  preset: Preset,
  record: DemoRecord,
  platform: PlatformProcess,
  address: string,
): Promise<void> {
  const startedAt = performance.now();
  say(`Starting Ronda on ${address} …`);
  await platform.ready();
  const startSeconds = round((performance.now() - startedAt) / 1000);
  const people = await People.meet(new Api(address), record, options.dataDirectory);
  const story = storyOf(preset, record, people, startSeconds);
  await playStory(story, STAGES, tell).catch((error: unknown) => {
    throw error instanceof StageFailure ? withHint(error, platform.logFile) : error;
  });
  const result = await readResult(story);
  writeResult(options.dataDirectory, result);
  process.stdout.write(`\n${preset.title}, ${story.known.day}\n${printFigures(result.figures)}\n\n`);
  if (options.once !== true && record.organiser) {
    process.stdout.write(howToSignIn(address, record.organiser, preset));
  }
}

/** The gathering as it was begun, so that a second start continues it. */
function presetFor({ preset, date }: DemoOptions, record: DemoRecord): Preset {
  const begun = record.gathering(preset);
  if (begun && date !== undefined && date !== begun.day) {
    throw new UsageProblem(
      `The gathering ${preset} was begun for ${begun.day}, not for ${date}.\nMaybe leave --date out to continue it, or give another --data folder to begin anew.`,
    );
  }
  const day = begun?.day ?? date;
  const today = new Date().toISOString().slice(0, 10);
  return buildPreset(preset, { today, ...(day !== undefined && { date: day }) });
}

function storyOf(preset: Preset, record: DemoRecord, people: People, startSeconds: number): Story {
  const begun: GatheringRecord = record.gathering(preset.name) ?? {
    preset: preset.name,
    day: preset.days[0] ?? '',
    seconds: { start: startSeconds },
  };
  const story = {
    preset,
    api: people.organiser,
    known: begun,
    learn(more: Partial<GatheringRecord>): void {
      story.known = { ...story.known, ...more };
      record.keepGathering(story.known);
    },
    actAs: (participantId: string) => people.participant(story, participantId),
  };
  return story;
}

function writeResult(folder: string, { figures, problem, schedule }: Result): void {
  writeFileSync(path.join(folder, 'summary.json'), `${JSON.stringify(figures, null, 2)}\n`);
  writeFileSync(path.join(folder, 'problem.json'), problem);
  writeFileSync(path.join(folder, 'schedule.json'), schedule);
}

function tell({ title }: Stage, seconds: number | null): void {
  if (seconds !== null) say(`  ${title}: ${seconds.toFixed(1)} s`);
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

async function unexpectedEnd(platform: PlatformProcess): Promise<never> {
  await platform.ended();
  throw new UsageProblem(`The platform ended by itself.\nMaybe its log says why: ${platform.logFile}`);
}

function withHint(failure: StageFailure, logFile: string): UsageProblem {
  return new UsageProblem(
    `${failure.message}\nMaybe the log says more: ${logFile}. The next start goes on at this stage.`,
  );
}
