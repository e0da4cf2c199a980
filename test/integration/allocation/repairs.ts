import {
  allocate,
  applyRepair,
  brokenRules,
  checkProblem,
  explainUnplaced,
  type Problem,
  type Schedule,
} from '@ronda/allocation';

/** Applies every repair of every unplaced meeting; each must place it and lose no other. Returns how many there were. */
export function tryEveryRepair(problem: Problem, schedule: Schedule): { meetings: number; repairs: number } {
  const { assignments } = schedule;
  const placed = new Set(assignments.map(({ meeting }) => meeting));
  const isVetoed = vetoesOf(problem);
  let [meetings, tried] = [0, 0];
  for (const { meeting, causes, repairs } of explainUnplaced(problem, assignments)) {
    meetings += 1;
    expect(causes.length).toBeGreaterThan(0);
    if (!isVetoed(meeting)) expect(repairs.length).toBeGreaterThan(0);
    for (const repair of repairs) {
      const after = applyRepair(problem, assignments, meeting, repair);
      checkProblem(after.problem);
      expect(brokenRules(after.problem, after.assignments)).toEqual([]);
      expect(new Set(after.assignments.map((one) => one.meeting))).toEqual(new Set([...placed, meeting]));
      tried += 1;
    }
  }
  return { meetings, repairs: tried };
}

function vetoesOf({ meetings, forbiddenPairs = [] }: Problem): (meeting: string) => boolean {
  const pairs = new Set(forbiddenPairs.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
  const vetoed = new Set(
    meetings.filter(({ participants }) => pairs.has(participants.join(' '))).map(({ id }) => id),
  );
  return (meeting) => vetoed.has(meeting);
}

/** A schedule of what places most within a short search, whether or not all must be placed. */
export function quickSchedule(problem: Problem): Schedule {
  return allocate(problem, { iterations: 20_000 }).schedule;
}
