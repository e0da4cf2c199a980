import type { Language } from '@ronda/domain';
import type { DelegateEntry } from '../own-profile/delegate-fields';
import type { Participant } from '../participants/filters';
import type { ProfileFields } from '../participants/profile-fields';

/** What a newcomer fills in. */
export interface Draft {
  readonly kind: Participant['kind'];
  readonly region: Participant['region'];
  readonly profile: ProfileFields;
  readonly delegate: DelegateEntry;
}

export function blankDraft(language: Language, zone: string): Draft {
  return {
    kind: 'cluster',
    region: 'EU',
    profile: {
      ...{ name: '', country: '', attends: 'on-site', maxMeetings: null, description: '', website: null },
      ...{ sectors: [], offers: [], needs: [], languages: [language] },
    },
    delegate: { name: '', email: '', language, zone },
  };
}

const keyOf = (matchmakingId: string) => `ronda.application.${matchmakingId}`;

/** What was filled in at this browser and not sent; what an older version of the form kept gets what is new. */
export function recallDraft(matchmakingId: string, blank: Draft, storage: Storage): Draft {
  try {
    const kept = JSON.parse(storage.getItem(keyOf(matchmakingId)) ?? '{}') as Partial<Draft>;
    return {
      ...blank,
      ...kept,
      profile: { ...blank.profile, ...kept.profile },
      delegate: { ...blank.delegate, ...kept.delegate },
    };
  } catch {
    return blank;
  }
}

export function keepDraft(matchmakingId: string, draft: Draft, storage: Storage): void {
  storage.setItem(keyOf(matchmakingId), JSON.stringify(draft));
}

export function forgetDraft(matchmakingId: string, storage: Storage): void {
  storage.removeItem(keyOf(matchmakingId));
}
