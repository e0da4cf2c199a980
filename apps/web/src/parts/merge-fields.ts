/** Two people changed the same thing: what comes of it, and where both wanted something else. */
export interface Merged<Fields> {
  /** Theirs, with what we changed; in conflicts ours. */
  readonly fields: Fields;
  /** What only they changed. */
  readonly theirs: readonly (keyof Fields)[];
  /** What both changed, to different values. */
  readonly conflicts: readonly (keyof Fields)[];
}

/** A three-way merge, field by field: `base` is what both began with. Fields are compared by what they hold. */
export function mergeFields<Fields extends object>(
  base: Fields,
  mine: Fields,
  theirs: Fields,
): Merged<Fields> {
  const keys = [...new Set([...Object.keys(base), ...Object.keys(mine), ...Object.keys(theirs)])];
  const names = keys as (keyof Fields)[];
  const mineChanged = names.filter((name) => !isSame(base[name], mine[name]));
  const theirsChanged = names.filter((name) => !isSame(base[name], theirs[name]));
  const fields = { ...theirs };
  for (const name of mineChanged) fields[name] = mine[name];
  return {
    fields,
    theirs: theirsChanged.filter((name) => !mineChanged.includes(name)),
    conflicts: theirsChanged.filter(
      (name) => mineChanged.includes(name) && !isSame(mine[name], theirs[name]),
    ),
  };
}

/** The fields that differ from what one began with: all that has to be sent. */
export function changesIn<Fields extends object>(base: Fields, mine: Fields): Partial<Fields> {
  const names = Object.keys(mine) as (keyof Fields)[];
  const changed = names.filter((name) => !isSame(base[name], mine[name]));
  return Object.fromEntries(changed.map((name) => [name, mine[name]])) as Partial<Fields>;
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
