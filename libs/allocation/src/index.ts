/** The engine of Ronda: from a problem to a schedule, bounds that prove how good it is, and explanations. */
export type {
  Assignment,
  Attendance,
  Buffer,
  Interpreter,
  LimitName,
  Meeting,
  NamedDelegate,
  Participant,
  Placement,
  Problem,
  Rules,
  Slot,
  Table,
  TableKind,
} from './problem';
export type {
  Bounds,
  ExactClaims,
  Objective,
  Schedule,
  SearchRecord,
  Status,
  UnplacedMeeting,
} from './schedule';
export type { Cause, Change, Repair } from './explain/explanation';
export type { Reason } from './rules/reason';
export type { AllocateOptions, Allocation, Checkpoint, ExactOptions, Progress } from './allocation';
export type { Cell } from './explain/cells';
export type { Verdict } from './verify/verify';
export type { Violation } from './verify/violation';
export type { ProblemChange, Span } from './changes/problem-change';
export type { Proved, Replan } from './replan/replan';
export type { ReplanOptions } from './replan/keep-or-move';
export type { WhatIf, WhatIfOptions, Worth } from './whatif/what-if';
export type { Capacity, Programme } from './whatif/capacity';
export type { Baseline } from './baselines/baseline';
export type { ServiceFigures } from './baselines/compare';
export type { Affected, AffectedParticipant, ScheduleDifference } from './replan/difference';
export { InvalidInput } from './invalid-input';

/** (problem, options) → schedule and checkpoint. Throws InvalidInput for a problem that contradicts itself. */
export { allocate } from './allocate';
/** (problem, schedule) → verdict: every violated rule, wrong figure and unfounded bound. Never throws. */
export { verify } from './verify/verify';
export type { VerifyOptions } from './verify/verify';
/** (problem, assignments) → the hard rules they break. */
export { brokenRules } from './verify/verify';
/** (problem, assignments) → the objective, by the plain evaluators. */
export { evaluate } from './objective/evaluate';
/** (problem, assignments) → who is served how well: by participant, region and size. */
export { fairnessOf } from './objective/fairness';
export type { Fairness, GroupService, ParticipantService, Service } from './objective/fairness';
export { compareObjectives } from './objective/levels';

/** Moving by hand: where may this meeting go, and what speaks against the other places. */
export { cellsFor, checkPlacement } from './explain/cells';
/** Why a meeting has no place, what would help, and the problem and assignments after the help. */
export { explainUnplaced } from './explain/explain';
export { applyRepair } from './explain/apply-repair';
export { causeText, changeText, participantText, reasonText } from './explain/text';

/** After something has happened: the changed problem, the schedule with the fewest moves, and who is to be told. */
export { applyChanges } from './changes/apply-changes';
export { replan } from './replan/replan';
export { affectedBy, differenceOf } from './replan/difference';

/** What one more of something would be worth, with the schedule that makes it so. */
export { whatIf, worthOf } from './whatif/what-if';
export { capacityFor, capacityOf, capacityText } from './whatif/capacity';
export { problemChangeText } from './changes/text';

/** Ronda beside the published rules of other products. */
export { BASELINES } from './baselines/rules-of-others';
export { compareWithBaselines } from './baselines/compare';

export { checkProblem } from './formats/check-problem';
export { parseProblem, printProblem } from './formats/problem-format';
export { parseSchedule, printSchedule } from './formats/schedule-format';
export { parseChanges } from './formats/change-format';
export { resolveLocalHours, type LocalTime } from './formats/local-hours';
export { importDzn } from './formats/dzn';
export { importCsv, exportCsv } from './formats/csv';
