import { at, type ProblemIndex } from '../problem-index';

/** A side for each participant such that nobody meets within a side (EU and LAC); null when there is none. */
export function twoSides(index: ProblemIndex): Uint8Array | null {
  const side = new Uint8Array(index.participants.length).fill(2);
  for (let root = 0; root < side.length; root += 1) {
    if (side[root] !== 2) continue;
    side[root] = 0;
    const queue = [root];
    for (let participant = queue.pop(); participant !== undefined; participant = queue.pop()) {
      for (const meeting of at(index.meetingsOf, participant)) {
        const [a, b] = at(index.sides, meeting);
        const other = a === participant ? b : a;
        if (side[other] === side[participant]) return null;
        if (side[other] !== 2) continue;
        side[other] = 1 - (side[participant] ?? 0);
        queue.push(other);
      }
    }
  }
  return side;
}
