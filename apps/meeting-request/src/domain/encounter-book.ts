import { DomainError } from '@ronda/domain';
import type { BookingWindow } from './booking-window';
import type { Encounter, Rules, Side } from './encounter';
import { isActive, type MeetingRequest } from './meeting-request';
import type { Tally } from './quota';
import type { Veto } from './veto';

/** The same answer for an id that does not exist, one of another gathering, and one not admitted. */
export class ParticipantNotFound extends DomainError {
  constructor(participantId: string) {
    super(
      'PARTICIPANT.NOT_FOUND',
      `There is no admitted participant ${participantId} in this matchmaking event.\n` +
        'Maybe the id was mistyped, or the participant has withdrawn.',
      { participantId },
    );
  }
}

/** The state of some participants towards each other, at one moment. */
export interface Snapshot {
  readonly rules: Rules;
  readonly window: BookingWindow;
  readonly sides: readonly Side[];
  /** The open and agreed requests among them. */
  readonly active: readonly MeetingRequest[];
  /** Who has declined whom: `to` said no to `from`. */
  readonly declined: readonly { readonly from: string; readonly to: string }[];
  /** One for each request that was taken back. */
  readonly withdrawn: readonly { readonly from: string; readonly to: string }[];
  readonly vetoes: readonly Pick<Veto, 'authorParticipantId' | 'aParticipantId' | 'bParticipantId'>[];
}

/** Looks up the encounter of any two participants of a snapshot, and keeps it true while requests are added. */
export class EncounterBook {
  readonly #sides: Map<string, Side>;
  readonly #active: Map<string, MeetingRequest>;
  readonly #declined: ReadonlySet<string>;
  readonly #withdrawn: ReadonlyMap<string, number>;
  readonly #vetoed: ReadonlySet<string>;
  readonly #vetoedBy: ReadonlySet<string>;

  constructor(private readonly snapshot: Snapshot) {
    this.#sides = new Map(snapshot.sides.map((side) => [side.participantId, side]));
    this.#active = new Map(snapshot.active.map((request) => [pairKey(request), request]));
    this.#declined = new Set(snapshot.declined.map(({ from, to }) => `${from}>${to}`));
    this.#withdrawn = countOf(snapshot.withdrawn.map(({ from, to }) => `${from}>${to}`));
    this.#vetoed = new Set(snapshot.vetoes.map((veto) => key(veto.aParticipantId, veto.bParticipantId)));
    this.#vetoedBy = new Set(
      snapshot.vetoes.map(
        (veto) => `${String(veto.authorParticipantId)}:${key(veto.aParticipantId, veto.bParticipantId)}`,
      ),
    );
  }

  between(askerId: string, otherId: string): Encounter {
    const asker = this.#require(askerId);
    const other = this.#require(otherId);
    const pair = key(askerId, otherId);
    return {
      rules: this.snapshot.rules,
      window: this.snapshot.window,
      asker,
      other,
      active: this.#active.get(pair) ?? null,
      declinedBefore: this.#declined.has(`${askerId}>${otherId}`),
      withdrawnBefore: this.#withdrawn.get(`${askerId}>${otherId}`) ?? 0,
      vetoedByAsker: this.#vetoedBy.has(`${askerId}:${pair}`),
      vetoed: this.#vetoed.has(pair),
    };
  }

  /** Takes an added or answered request into account, so that a later one sees its quotas used. */
  record(request: MeetingRequest): void {
    const before = this.#active.get(pairKey(request));
    if (before) this.#count(before, -1);
    if (isActive(request)) {
      this.#active.set(pairKey(request), request);
      this.#count(request, 1);
    } else {
      this.#active.delete(pairKey(request));
    }
  }

  #count({ fromParticipantId, toParticipantId, status }: MeetingRequest, by: 1 | -1): void {
    const accepted = status === 'accepted' ? by : 0;
    this.#add(fromParticipantId, { sent: by, received: 0, accepted });
    this.#add(toParticipantId, { sent: 0, received: by, accepted });
  }

  #add(participantId: string, change: Tally): void {
    const side = this.#require(participantId);
    this.#sides.set(participantId, {
      ...side,
      tally: {
        sent: side.tally.sent + change.sent,
        received: side.tally.received + change.received,
        accepted: side.tally.accepted + change.accepted,
      },
    });
  }

  #require(participantId: string): Side {
    const side = this.#sides.get(participantId);
    if (!side) throw new ParticipantNotFound(participantId);
    return side;
  }
}

function countOf(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const each of keys) counts.set(each, (counts.get(each) ?? 0) + 1);
  return counts;
}

function pairKey({ fromParticipantId, toParticipantId }: MeetingRequest): string {
  return key(fromParticipantId, toParticipantId);
}

function key(one: string, other: string): string {
  return one < other ? `${one}|${other}` : `${other}|${one}`;
}
