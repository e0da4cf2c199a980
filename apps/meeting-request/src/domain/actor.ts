/** Who asks for a change: a participant for itself, an organiser for anyone in the gathering, or Ronda itself. */
export type Actor =
  | {
      readonly kind: 'participant';
      readonly participantId: string;
      readonly userId: string;
      /** The organiser who acts in the participant's name. */
      readonly impersonatorId: string | null;
    }
  | { readonly kind: 'organiser'; readonly userId: string }
  | { readonly kind: 'system' };

/** Sweeps and handlers act as this. */
export const SYSTEM: Actor = { kind: 'system' };

/** The participant who acts for itself; null for organisers and the system. */
export function participantOf(actor: Actor): string | null {
  return actor.kind === 'participant' ? actor.participantId : null;
}

/** Whether an organiser is behind an act: such acts are audited. */
export function isOrganisersAct(actor: Actor): actor is Exclude<Actor, { kind: 'system' }> {
  return actor.kind === 'organiser' || (actor.kind === 'participant' && actor.impersonatorId !== null);
}

/** Whether the participant itself is here: nobody else may learn of its vetoes, not even who acts in its name. */
export function isInPerson(actor: Actor): boolean {
  return actor.kind === 'participant' && actor.impersonatorId === null;
}
