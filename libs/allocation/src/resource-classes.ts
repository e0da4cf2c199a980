import { languageSignature, resourcesOf, tableSignature } from './possible-slots';
import { at, type ProblemIndex } from './problem-index';

/**
 * Tables or interpreters in classes: all of a class suit exactly the same meetings. Meetings that suit the
 * same classes are of one type.
 */
export interface ResourceClasses {
  /** The type of each meeting, -1 where it needs nothing of the sort. */
  readonly typeOf: Int32Array;
  /** For each type the classes that suit it. */
  readonly classesOf: readonly (readonly number[])[];
  /** The number of classes. */
  readonly count: number;
  /** How many of each class there are in each slot, slot by slot. */
  readonly capacity: Int32Array;
}

export function tableClasses(index: ProblemIndex): ResourceClasses {
  return classify(
    index,
    (meeting) => tableSignature(index, meeting),
    (meeting) => resourcesOf(index, meeting).tables,
    (table, slot) => index.isTableOpen(table, slot),
  );
}

export function interpreterClasses(index: ProblemIndex): ResourceClasses {
  return classify(
    index,
    (meeting) => languageSignature(index, meeting),
    (meeting) => resourcesOf(index, meeting).interpreters ?? [],
    (who, slot) => !index.isInterpreterAway(who, slot),
  );
}

function classify(
  index: ProblemIndex,
  signature: (meeting: number) => string,
  suitable: (meeting: number) => number[],
  isOpen: (resource: number, slot: number) => boolean,
): ResourceClasses {
  const types = new Map<string, number>();
  const typesOfResource = new Map<number, number[]>();
  const typeOf = Int32Array.from(index.meetings, (_, meeting) => {
    const key = signature(meeting);
    if (key === '') return -1;
    const known = types.get(key);
    if (known !== undefined) return known;
    const type = types.size;
    types.set(key, type);
    for (const resource of suitable(meeting))
      typesOfResource.set(resource, [...(typesOfResource.get(resource) ?? []), type]);
    return type;
  });
  const membersByTypes = new Map<string, number[]>();
  for (const [resource, typeList] of typesOfResource) {
    const key = typeList.join();
    membersByTypes.set(key, [...(membersByTypes.get(key) ?? []), resource]);
  }
  const groups = [...membersByTypes.values()];
  const classesOf = Array.from({ length: types.size }, (_, type) =>
    groups.flatMap((members, group) => (typesOfResource.get(at(members, 0))?.includes(type) ? [group] : [])),
  );
  const capacity = new Int32Array(index.slots.length * groups.length);
  index.slots.forEach((_, slot) => {
    groups.forEach((members, group) => {
      capacity[slot * groups.length + group] = members.filter((resource) => isOpen(resource, slot)).length;
    });
  });
  return { typeOf, classesOf, count: groups.length, capacity };
}
