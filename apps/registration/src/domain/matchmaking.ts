import { DomainError, type Language } from '@ronda/domain';
import { requireEmailAddress } from './email-address';
import { requireZone, type Zones } from './zones';

export const MATCHMAKING_STATES = ['draft', 'open', 'finished', 'cancelled'] as const;
export type MatchmakingState = (typeof MATCHMAKING_STATES)[number];
/** Who gets in: everybody who confirms, those the organiser invited, or those the organiser approved. */
export const ADMISSIONS = ['open', 'invited', 'by-approval'] as const;
export type Admission = (typeof ADMISSIONS)[number];
export const PAIRINGS = ['across-regions', 'anyone'] as const;
export type Pairing = (typeof PAIRINGS)[number];

/** Everything about a gathering that the organiser chooses, its programme apart. Null limits mean no limit. */
export interface MatchmakingSettings {
  readonly name: string;
  readonly place: string;
  /** IANA name. */
  readonly zone: string;
  readonly defaultLanguage: Language;
  readonly contactName: string;
  readonly contactEmail: string;
  readonly pairing: Pairing;
  readonly maxSent: number | null;
  readonly maxReceived: number | null;
  readonly maxAccepted: number | null;
  readonly requestExpiryDays: number | null;
  readonly allocateOnClose: boolean;
  readonly admission: Admission;
  /** Those beyond it wait. */
  readonly maxParticipants: number | null;
  /** The time people need to get from one table to another; null for none. */
  readonly bufferMinutes: number | null;
}

export interface Matchmaking extends MatchmakingSettings {
  readonly id: string;
  readonly tenantId: string;
  readonly state: MatchmakingState;
  /** Rises with each change of the settings, the state or the programme. */
  readonly revision: number;
}

const next: Record<MatchmakingState, readonly MatchmakingState[]> = {
  draft: ['open', 'cancelled'],
  open: ['finished', 'cancelled'],
  finished: [],
  cancelled: [],
};

export function moveMatchmaking(matchmaking: Matchmaking, to: MatchmakingState): Matchmaking {
  const { id, state } = matchmaking;
  if (!next[state].includes(to)) {
    throw new DomainError(
      'MATCHMAKING.ILLEGAL_TRANSITION',
      `This matchmaking event is ${state} and cannot become ${to}.\n` +
        `Maybe somebody else moved it; from here it can become: ${next[state].join(', ') || 'nothing'}.`,
      { id, from: state, to },
    );
  }
  return { ...matchmaking, state: to, revision: matchmaking.revision + 1 };
}

export const isOver = ({ state }: Pick<Matchmaking, 'state'>): boolean => next[state].length === 0;

/** Refuses an edit of a gathering that is over. */
export function requireEditable(matchmaking: Matchmaking): void {
  if (!isOver(matchmaking)) return;
  const { id, state } = matchmaking;
  throw new DomainError(
    'MATCHMAKING.OVER',
    `This matchmaking event is ${state}; it cannot be changed any more.\nMaybe copy it as the template of a new one.`,
    { id, state },
  );
}

export function requireValidSettings(settings: MatchmakingSettings, zones: Zones): void {
  requireZone(zones, settings.zone);
  requireEmailAddress(settings.contactEmail, 'contact address');
}
