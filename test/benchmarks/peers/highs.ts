import { createRequire } from 'node:module';
import type { Facts, Peer } from './facts';

type LoadHighs = () => Promise<{
  solve(
    model: string,
    options: object,
  ): {
    readonly Status: string;
    readonly Columns: Readonly<Record<string, { readonly Primal?: number }>>;
  };
}>;

/** HiGHS in WebAssembly, with a mixed integer programme. */
export const highs: Peer = async (facts, entry, seconds) => {
  const load = createRequire(entry)(entry) as LoadHighs;
  const solver = await load();
  const { Status, Columns } = solver.solve(modelOf(facts), {
    time_limit: seconds,
    output_flag: false,
    log_to_console: false,
  });
  const slots = facts.meetings.map(
    ({ slots: allowed }, meeting) =>
      allowed.find((slot) => (Columns[`x${meeting}_${slot}`]?.Primal ?? 0) > 0.5) ?? -1,
  );
  return {
    slots: slots.includes(-1) ? null : slots,
    isProved: Status === 'Optimal' || Status === 'Infeasible',
  };
};

/** In the LP format: x is 1 where a meeting is in a slot, g at least 1 where a group of meetings begins. */
function modelOf({ tables, meetings, held, mostBreaks }: Facts): string {
  const slots = [...tables.keys()];
  const x = (meeting: number, slot: number) =>
    meetings[meeting]?.slots.includes(slot) ? [`x${meeting}_${slot}`] : [];
  const busy = (own: readonly number[], slot: number) => own.flatMap((meeting) => x(meeting, slot));
  const rows: string[] = [];
  const add = (terms: readonly string[], bound: string) => {
    if (terms.length > 0) rows.push(` ${terms.join(' + ').replaceAll('+ -', '- ')} ${bound}`);
  };
  meetings.forEach(({ slots: allowed, after }, meeting) => {
    add(allowed.length > 0 ? allowed.flatMap((slot) => x(meeting, slot)) : ['none'], '= 1');
    for (const other of after)
      for (const slot of slots)
        add(
          [
            ...slots.slice(0, slot + 1).flatMap((earlier) => x(meeting, earlier)),
            ...slots.slice(slot).flatMap((later) => x(other, later)),
          ],
          '<= 1',
        );
  });
  tables.forEach((count, slot) => {
    add(
      [...meetings.keys()].flatMap((meeting) => x(meeting, slot)),
      `<= ${count}`,
    );
  });
  held.forEach((own, participant) => {
    for (const slot of slots) {
      const now = busy(own, slot);
      add(now, '<= 1');
      const before = busy(own, slot - 1).map((name) => `-${name}`);
      if (now.length > 0) add([...now, ...before, `-g${participant}_${slot}`], '<= 0');
    }
    add(
      slots.map((slot) => `g${participant}_${slot}`),
      `<= ${mostBreaks + 1}`,
    );
  });
  const groups = held.flatMap((_, participant) => slots.map((slot) => `g${participant}_${slot}`));
  const binaries = meetings.flatMap(({ slots: allowed }, meeting) =>
    allowed.flatMap((slot) => x(meeting, slot)),
  );
  return [
    'Minimize',
    ...inLines(` obj: ${groups.join(' + ')}`),
    'Subject To',
    ...rows.flatMap(inLines),
    'Bounds',
    ' none = 0',
    'Binary',
    ...inLines(` ${binaries.join(' ')}`),
    'End',
  ].join('\n');
}

/** The format allows lines of some hundred characters. */
const inLines = (row: string): string[] => row.match(/.{1,200}(?=\s|$)/g) ?? [];
