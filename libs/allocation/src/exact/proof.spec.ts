import { aProblem } from '../../spec/problems';
import { allocate, parseSchedule, printSchedule, verify, type Problem } from '..';

/** Four meet each other in four slots at two tables; one of them is away in the second slot. */
const square: Problem = {
  ...aProblem(['a-b', 'c-d', 'a-c', 'b-d', 'a-d', 'b-c'], 5, 2),
  participants: ['a', 'b', 'c', 'd'].map((id) => (id === 'a' ? { id, unavailable: ['s2'] } : { id })),
  meetings: aProblem(['a-b', 'c-d', 'a-c', 'b-d', 'a-d', 'b-c'], 5, 2).meetings.map((one) =>
    one.id === 'm1' ? { ...one, fixed: { slot: 's1' } } : one,
  ),
};
const triangles: Problem = {
  ...aProblem(['a-b', 'b-c', 'a-c', 'd-e', 'e-f', 'd-f'], 2, 9),
  rules: { mustPlaceAll: true },
};

function prove(problem: Problem) {
  const proof: string[] = [];
  const exact = { onProofLine: (line: string) => proof.push(line), afterMoves: 500 };
  const { schedule } = allocate(problem, { exact });
  return { proof, schedule };
}

describe('a proof of the exact engine', () => {
  it('shows that not everything can be placed, names the meetings, and can be followed', () => {
    const { proof, schedule } = prove(triangles);
    expect(schedule.status).toBe('infeasible');
    expect(schedule.causes).toEqual([
      expect.objectContaining({ kind: 'not-all-together', meetings: expect.arrayContaining([]) as string[] }),
    ]);
    const [cause] = schedule.causes;
    expect(cause?.kind === 'not-all-together' ? cause.meetings.length : 0).toBe(3);
    expect(verify(triangles, schedule, { proof })).toMatchObject({ violations: [], unchecked: [] });
    expect(verify(triangles, schedule).unchecked).toEqual(['weight']);
    expect(parseSchedule(printSchedule(schedule))).toEqual(schedule);
  });

  it('raises the bound on breaks to what is possible', () => {
    const { proof, schedule } = prove(square);
    expect(schedule.status).toBe('optimal');
    expect(schedule.exact?.breaks).toBe(schedule.objective.breaks);
    expect(verify(square, schedule, { proof })).toMatchObject({ violations: [], unchecked: [] });
  });

  it('is refused when a claim goes beyond it, or a line of it does not follow', () => {
    const { proof, schedule } = prove(square);
    const breaks = (schedule.exact?.breaks ?? 0) + 1;
    const more = { ...schedule, bounds: { ...schedule.bounds, breaks }, exact: { conflicts: 0, breaks } };
    expect(verify(square, more, { proof }).isValid).toBe(false);
    expect(verify(square, more).isValid).toBe(false);
    const cut = proof.filter((line) => !line.startsWith('breaks'));
    expect(verify(square, schedule, { proof: cut }).isValid).toBe(false);
    const invented = [...proof.slice(0, 2), '5 0', ...proof.slice(2)];
    expect(verify(square, schedule, { proof: invented }).violations).toEqual([
      { kind: 'wrong-proof', line: 3, problem: 'the clause does not follow' },
    ]);
    for (const wrong of ['', 'scope 0 9 2', 'ronda.proof/1\nnone', 'ronda.proof/1\nscope 0 - -\nnone'])
      expect(verify(square, schedule, { proof: wrong.split('\n') }).isValid).toBe(false);
  });

  it('is the same for the same problem, seed and moves', () => {
    expect(prove(square)).toEqual(prove(square));
  });
});
