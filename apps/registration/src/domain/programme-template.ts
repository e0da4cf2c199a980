import { shiftDays } from './local-time';
import type { ProgrammePlan } from './programme';
import type { LocalSpan } from './zones';

/**
 * The plan as the template of another gathering, some days later at the same hours of the wall clock. Everything is
 * new there; who owns a booth is left out, since participants are not copied.
 */
export function templateOf(plan: ProgrammePlan, days: number): ProgrammePlan {
  const moved = ({ startsLocal, endsLocal }: LocalSpan): LocalSpan => ({
    startsLocal: shiftDays(startsLocal, days),
    endsLocal: shiftDays(endsLocal, days),
  });
  return {
    sessions: plan.sessions.map((session) => ({
      ...session,
      id: undefined,
      ...moved(session),
      breaks: session.breaks.map(moved),
    })),
    tables: plan.tables.map((table) => ({
      ...table,
      id: undefined,
      ownerParticipantId: null,
      closed: table.closed.map(moved),
    })),
    interpreters: plan.interpreters.map((interpreter) => ({
      ...interpreter,
      id: undefined,
      unavailable: interpreter.unavailable.map(moved),
    })),
  };
}
