import { DomainError } from '@ronda/domain';
import { expandSlots } from './expand-slots';
import type {
  Interpreter,
  InterpreterPlan,
  Programme,
  ProgrammePlan,
  Session,
  SessionPlan,
  Slot,
  Table,
  TablePlan,
} from './programme';
import { overlaps, requireZone, resolveSpan, type LocalSpan, type Span, type Zones } from './zones';

/** More than any gathering has; a plan beyond it is a slip of the pen. */
const MOST_SLOTS = 2000;

export interface Planning {
  readonly zones: Zones;
  /** The gathering's zone. */
  readonly zone: string;
  /** What there is now: what stays keeps its id. */
  readonly current: Programme;
  readonly newId: () => string;
}

/** Resolves a plan, cuts its sessions into slots and checks every rule; an unchanged slot, table or session keeps its id. */
export function planProgramme(plan: ProgrammePlan, planning: Planning): Programme {
  requireZone(planning.zones, planning.zone);
  requireNames(plan);
  const sessions = planSessions(plan.sessions, planning);
  requireTables(plan);
  return {
    sessions,
    slots: cutIntoSlots(sessions, planning),
    tables: plan.tables.map((table) => planTable(table, planning)),
    interpreters: plan.interpreters.map((interpreter) => planInterpreter(interpreter, planning)),
  };
}

function planSessions(plans: readonly SessionPlan[], planning: Planning): Session[] {
  const sessions = plans
    .map((plan) => planSession(plan, planning))
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  sessions.forEach((session, index) => {
    const next = sessions[index + 1];
    if (next && overlaps(session, next)) {
      throw new DomainError(
        'SESSION.OVERLAP',
        `Session "${next.name}" starts at ${next.startsLocal}, before session "${session.name}" ends at ${session.endsLocal}.\n` +
          'Maybe let one begin when the other is over, or make them one session with a break.',
        { sessions: [session.name, next.name] },
      );
    }
  });
  return sessions;
}

function planSession(plan: SessionPlan, planning: Planning): Session {
  const what = `session "${plan.name}"`;
  const span = resolveSpan(planning.zones, plan, planning.zone, what);
  const breaks = plan.breaks.map((pause) => planBreak(pause, span, what, planning));
  const session = {
    id: keptId(plan, planning.current.sessions, what, planning.newId),
    name: plan.name,
    ...span,
    slotMinutes: plan.slotMinutes,
    pauseMinutes: plan.pauseMinutes,
    breaks,
  };
  if (expandSlots(session).length === 0) {
    throw new DomainError(
      'SESSION.NO_SLOT_FITS',
      `No slot of ${plan.slotMinutes} minutes fits into ${what}, ${plan.startsLocal} to ${plan.endsLocal}.\n` +
        'Maybe the session ends too early, the slots are too long, or its breaks leave no room.',
      { session: plan.name, slotMinutes: plan.slotMinutes },
    );
  }
  return session;
}

function planBreak(pause: LocalSpan, session: Span, what: string, planning: Planning): Span {
  const span = resolveSpan(planning.zones, pause, planning.zone, `break of ${what}`);
  if (span.startsAt < session.startsAt || span.endsAt > session.endsAt) {
    throw new DomainError(
      'BREAK.OUTSIDE_SESSION',
      `The break ${span.startsLocal} to ${span.endsLocal} is not within ${what}, ${session.startsLocal} to ${session.endsLocal}.\n` +
        'Maybe it belongs to another session; between two sessions no break is needed.',
      { startsLocal: span.startsLocal, endsLocal: span.endsLocal },
    );
  }
  return span;
}

function cutIntoSlots(sessions: readonly Session[], planning: Planning): Slot[] {
  const idByTime = new Map(withTimeKeys(planning.current.slots).map(([key, slot]) => [key, slot.id]));
  const slots = sessions.flatMap((session) =>
    expandSlots(session).map((window) => ({
      ...window,
      sessionId: session.id,
      startsLocal: planning.zones.localTimeOf(window.startsAt, planning.zone),
    })),
  );
  if (slots.length > MOST_SLOTS) {
    throw new DomainError(
      'PROGRAMME.TOO_MANY_SLOTS',
      `The programme has ${slots.length} slots; ${MOST_SLOTS} is the most.\nMaybe a date or the minutes of a slot are mistyped.`,
      { slots: slots.length, most: MOST_SLOTS },
    );
  }
  return withTimeKeys(slots).map(([key, slot], position) => ({
    ...slot,
    id: idByTime.get(key) ?? planning.newId(),
    position,
  }));
}

/**
 * What makes a slot the same one after an edit: the time on the clock of the place, and its length. Where the rules
 * of a zone change, the clock stays and the instant moves. Of slots in an hour that clocks show twice, each has its
 * number.
 */
function withTimeKeys<S extends Pick<Slot, 'startsLocal' | 'startsAt' | 'endsAt'>>(
  slots: readonly S[],
): [string, S][] {
  const times = new Map<string, number>();
  return slots.map((slot) => {
    const minutes = (slot.endsAt.getTime() - slot.startsAt.getTime()) / 60_000;
    const time = `${slot.startsLocal}/${String(minutes)}`;
    const shownBefore = times.get(time) ?? 0;
    times.set(time, shownBefore + 1);
    return [`${time}/${String(shownBefore)}`, slot];
  });
}

function planTable(plan: TablePlan, planning: Planning): Table {
  const what = `table "${plan.name}"`;
  if (plan.joinUrl !== null && plan.kind !== 'virtual') {
    throw new DomainError(
      'TABLE.JOIN_URL_NOT_VIRTUAL',
      `The ${what} is of kind ${plan.kind} and has a join address, which only a virtual room has.\n` +
        'Maybe its kind should be "virtual".',
      { table: plan.name, kind: plan.kind },
    );
  }
  return {
    ...plan,
    id: keptId(plan, planning.current.tables, what, planning.newId),
    closed: plan.closed.map((span) => resolveSpan(planning.zones, span, planning.zone, `closing of ${what}`)),
  };
}

function planInterpreter(plan: InterpreterPlan, planning: Planning): Interpreter {
  const what = `interpreter "${plan.name}"`;
  return {
    ...plan,
    id: keptId(plan, planning.current.interpreters, what, planning.newId),
    unavailable: plan.unavailable.map((span) =>
      resolveSpan(planning.zones, span, planning.zone, `absence of ${what}`),
    ),
  };
}

/** By id where the plan names one, else by name: so a plan may be sent again without ids. */
function keptId(
  plan: { readonly id?: string | undefined; readonly name: string },
  current: readonly { readonly id: string; readonly name: string }[],
  what: string,
  newId: () => string,
): string {
  if (plan.id === undefined) return current.find(({ name }) => name === plan.name)?.id ?? newId();
  if (current.some(({ id }) => id === plan.id)) return plan.id;
  throw new DomainError(
    'PROGRAMME.UNKNOWN_ID',
    `The ${what} has the id ${plan.id}, which is not in the current programme.\nMaybe leave the id out to add it as new.`,
    { id: plan.id },
  );
}

function requireNames(plan: ProgrammePlan): void {
  requireDistinct('session', plan.sessions);
  requireDistinct('table', plan.tables);
  requireDistinct('interpreter', plan.interpreters);
}

function requireDistinct(
  what: string,
  things: readonly { readonly id?: string | undefined; readonly name: string }[],
): void {
  for (const property of ['name', 'id'] as const) {
    const seen = new Set<string>();
    for (const thing of things) {
      const value = thing[property];
      if (value === undefined) continue;
      if (seen.has(value)) {
        throw new DomainError(
          'PROGRAMME.DUPLICATE',
          `The ${property} "${value}" is given to more than one ${what}.\nMaybe number them, such as "${what} 1" and "${what} 2".`,
          { what, property, value },
        );
      }
      seen.add(value);
    }
  }
}

function requireTables(plan: ProgrammePlan): void {
  if (plan.sessions.length === 0 || plan.tables.length > 0) return;
  throw new DomainError(
    'PROGRAMME.NO_TABLES',
    'The programme has sessions but 0 tables, so no meeting could take place.\n' +
      'Maybe add at least one table, booth or virtual room.',
    { tables: 0 },
  );
}
