import { DomainError } from '@ronda/domain';
import { requireEmailAddress } from './email-address';
import { isCountry, isLanguageCode } from './names-of-places-and-languages';
import type { Delegate, ParticipantProfile } from './participant';
import { requireZone, type Zones } from './zones';

export const MOST_DELEGATES = 20;

/** Refuses a profile with a value that means nothing. */
export function requireValidProfile(profile: ParticipantProfile, zones: Zones): void {
  requireZone(zones, profile.zone);
  requireCountry(profile.country);
  profile.languages.forEach(requireLanguageCode);
  requireLocalHours(profile.localHours);
  if (profile.website !== null) requireWebAddress(profile.website);
}

/** Refuses delegates that no mail reaches, or that two seats share. */
export function requireValidDelegates(delegates: readonly Delegate[], zones: Zones): void {
  const seen = new Set<string>();
  for (const { email, zone } of delegates) {
    requireEmailAddress(email, "delegate's address");
    requireZone(zones, zone);
    const address = email.toLowerCase();
    if (seen.has(address)) throw new DuplicateAddress(email);
    seen.add(address);
  }
}

/** Two delegates of one gathering with the same address could not be told apart when they sign in. */
export class DuplicateAddress extends DomainError {
  constructor(email: string) {
    super(
      'DELEGATE.DUPLICATE_EMAIL',
      `The address ${email} belongs to more than one delegate of this matchmaking event.\n` +
        'Maybe each delegate has an address of their own, or the person is already registered.',
    );
  }
}

export function requireCountry(country: string): void {
  if (isCountry(country)) return;
  throw new DomainError(
    'COUNTRY.UNKNOWN',
    `"${country}" is not a country code.\nMaybe use the two capital letters of ISO 3166, such as IT or BR, or a part of a country such as GB-NIR.`,
    { country },
  );
}

export function requireLanguageCode(language: string): void {
  if (isLanguageCode(language)) return;
  throw new DomainError(
    'LANGUAGE.UNKNOWN',
    `"${language}" is not a language code.\nMaybe use the two small letters of ISO 639-1, such as es, pt or en.`,
    { language },
  );
}

export function requireLocalHours(hours: ParticipantProfile['localHours']): void {
  if (hours === null || hours.from < hours.until) return;
  throw new DomainError(
    'LOCAL_HOURS.REVERSED',
    `The local hours are ${hours.from} to ${hours.until}, which do not end after they start.\n` +
      'Maybe the two were swapped; hours over midnight cannot be given.',
    { from: hours.from, until: hours.until },
  );
}

export function requireWebAddress(address: string): void {
  if (/^https?:\/\/[^\s<>"']+$/.test(address)) return;
  throw new DomainError(
    'WEB_ADDRESS.MALFORMED',
    `"${address}" is not a web address.\nMaybe begin it with https://.`,
    { address },
  );
}
