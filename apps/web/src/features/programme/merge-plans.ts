import { mergeFields } from '../../parts/merge-fields';
import type { Interpreter, Plan, Session, Table } from './plan';

type Part = Session | Table | Interpreter;
type Parts = Record<string, Part | undefined>;

export interface MergedPlan {
  readonly plan: Plan;
  /** What only the other person changed, by name. */
  readonly theirs: readonly string[];
  /** What both changed, by name: ours is in the plan. */
  readonly conflicts: readonly string[];
}

/** Two people changed the programme: sessions, tables and interpreters are merged one by one. */
export function mergePlans(base: Plan, mine: Plan, theirs: Plan): MergedPlan {
  const [from, ours, others] = [partsOf(base), partsOf(mine), partsOf(theirs)];
  const merged = mergeFields<Parts>(from, ours, others);
  const nameOf = (key: string | number) => (others[key] ?? from[key])?.name ?? String(key);
  const kept = <P extends Part>(kind: string) =>
    Object.entries(merged.fields).flatMap(([key, part]) => (part && key.startsWith(kind) ? [part as P] : []));
  const fresh = <P extends Part>(all: readonly P[]) => all.filter(({ id }) => id === undefined);
  return {
    plan: {
      sessions: [...kept<Session>('session'), ...fresh(mine.sessions)],
      tables: [...kept<Table>('table'), ...fresh(mine.tables)],
      interpreters: [...kept<Interpreter>('interpreter'), ...fresh(mine.interpreters)],
    },
    theirs: merged.theirs.map(nameOf),
    conflicts: merged.conflicts.map(nameOf),
  };
}

/** What has an id, by it. New things are of one person only and cannot clash. */
function partsOf({ sessions, tables, interpreters }: Plan): Parts {
  const named = (kind: string, all: readonly Part[]) =>
    all.flatMap((part) => (part.id === undefined ? [] : [[`${kind} ${part.id}`, part] as const]));
  return Object.fromEntries([
    ...named('session', sessions),
    ...named('table', tables),
    ...named('interpreter', interpreters),
  ]);
}
