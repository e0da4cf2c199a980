import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '@ronda/domain';
import { Audit, Transaction } from '@ronda/persistence';
import { requireEditable } from '../domain/matchmaking';
import type { Participant, ParticipantProfile } from '../domain/participant';
import { enter, type DelegateEntry, type UnavailabilityEntry } from '../domain/participant-entry';
import { Zones } from '../domain/zones';
import { AdmitParticipant } from './admit-participant';
import { Matchmakings } from './matchmakings';
import { Organisations } from './organisations';
import { Participants } from './participants';
import type { Actor, Scope } from './scope';

export interface Registration {
  /** The institution behind the participant; known by its name or added. */
  readonly organisationName: string;
  readonly reference: string | null;
  readonly profile: ParticipantProfile;
  readonly delegates: readonly DelegateEntry[];
  readonly unavailable: readonly UnavailabilityEntry[];
}

/** Adds a participant on the organiser's word: invited, or let in at once. */
@Injectable()
export class RegisterParticipant {
  constructor(
    private readonly transaction: Transaction,
    private readonly matchmakings: Matchmakings,
    private readonly organisations: Organisations,
    private readonly participants: Participants,
    private readonly admitParticipant: AdmitParticipant,
    private readonly zones: Zones,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  execute(
    scope: Scope,
    registration: Registration,
    as: 'invited' | 'admitted',
    by: Actor,
  ): Promise<Participant> {
    return this.transaction.run(scope.tenantId, async () => {
      const matchmaking = await this.matchmakings.requireLocked(scope);
      requireEditable(matchmaking);
      const participant = await this.add(scope, registration, matchmaking.zone, 'invited');
      await this.audit.record({ ...scope, by, action: 'participant.registered', about: [participant.id] });
      return as === 'admitted' ? this.admitParticipant.execute(matchmaking, participant, by) : participant;
    });
  }

  /** Stores a new participant; the caller has the transaction and decides what becomes of it. */
  async add(
    scope: Scope,
    registration: Registration,
    zone: string,
    state: 'applied' | 'invited',
  ): Promise<Participant> {
    const { organisationName, reference, profile, delegates, unavailable } = registration;
    const [organisation] = await this.organisations.findOrAdd(scope.tenantId, [organisationName]);
    if (!organisation) throw new Error(`The organisation "${organisationName}" was neither found nor added.`);
    const blank: Participant = {
      ...profile,
      ...scope,
      id: randomUUID(),
      organisationId: organisation.id,
      reference,
      state,
      stateSince: this.clock.now(),
      revision: 1,
      delegates: [],
      unavailable: [],
    };
    const participant = enter(
      blank,
      { delegates, unavailable },
      { zones: this.zones, zone, newId: randomUUID },
    );
    await this.participants.save(scope, [participant]);
    return participant;
  }
}
