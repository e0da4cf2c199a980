import { parseProblem, parseSchedule, verify } from '@ronda/allocation';
import { minutesOfDay } from '../local-time';
import type { MailCounts } from './stages/await-mail';
import { pathOf, type Story } from './story';

/** What came out, in numbers: the content of summary.json. */
export interface Figures {
  readonly preset: string;
  readonly gathering: string;
  readonly day: string;
  readonly participants: number;
  /** Meeting requests by what became of them. */
  readonly requests: Readonly<Record<string, number>>;
  readonly meetings: {
    /** Accepted requests. */
    readonly wanted: number;
    readonly placed: number;
    readonly unplaced: number;
    /** No schedule places more weight than this. */
    readonly bound: number;
    readonly weight: number;
    readonly gap: number;
  };
  readonly breaks: { readonly count: number; readonly bound: number; readonly idleSlots: number };
  readonly status: string;
  /** The independent checker found every rule kept and every figure and bound right. */
  readonly isVerified: boolean;
  readonly mails: MailCounts;
  /** Of each stage, and their total. */
  readonly seconds: Readonly<Record<string, number>>;
}

export interface Result {
  readonly figures: Figures;
  /** Texts in the formats ronda.problem/1 and ronda.schedule/1. */
  readonly problem: string;
  readonly schedule: string;
}

/** Reads the result of a story that was played to its end. */
export async function readResult(story: Story): Promise<Result> {
  const run = `${pathOf(story, 'scheduling')}/runs/${story.known.runId ?? ''}`;
  const [problem, schedule, statistics, mails] = await Promise.all([
    story.api.text(`${run}/problem`),
    story.api.text(`${run}/schedule`),
    story.api.get<{ byStatus: Record<string, number> }>(`${pathOf(story, 'meeting-request')}/statistics`),
    story.api.get<MailCounts>(`${pathOf(story, 'notification')}/mail-counts`),
  ]);
  const figures = { ...allocationFigures(problem, schedule), requests: statistics.byStatus, mails };
  return { figures: { ...storyFigures(story), ...figures }, problem, schedule };
}

function storyFigures({ preset, known }: Story) {
  const total = Object.values(known.seconds).reduce((sum, seconds) => sum + seconds, 0);
  return {
    preset: preset.name,
    gathering: preset.title,
    day: known.day,
    participants: preset.participants.length,
    seconds: { ...known.seconds, total: round(total) },
  };
}

function allocationFigures(problemText: string, scheduleText: string) {
  const problem = parseProblem(problemText, { localTime: minutesOfDay });
  const schedule = parseSchedule(scheduleText);
  const { objective, bounds } = schedule;
  return {
    meetings: {
      wanted: problem.meetings.length,
      placed: objective.placed,
      unplaced: schedule.unplaced.length,
      bound: bounds.weight,
      weight: objective.weight,
      gap: bounds.weight - objective.weight,
    },
    breaks: { count: objective.breaks, bound: bounds.breaks, idleSlots: objective.idleSlots },
    status: schedule.status,
    isVerified: verify(problem, schedule).isValid,
  };
}

export function round(seconds: number): number {
  return Math.round(seconds * 100) / 100;
}
