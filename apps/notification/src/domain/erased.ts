/** The reserved ending .invalid (RFC 2606) never is anybody's. */
const ERASED_DOMAIN = '@erased.invalid';
/** Says nothing in every language. */
export const ERASED_NAME = '—';

export const erasedAddress = (recipientId: string): string => `${recipientId}${ERASED_DOMAIN}`;
export const isErased = (address: string): boolean => address.endsWith(ERASED_DOMAIN);

/** How a person was called in mails. */
export interface Identity {
  readonly names: readonly string[];
  readonly addresses: readonly string[];
}

/** Whether facts of a mail to somebody else tell of this person. */
export function mentions(facts: unknown, identity: Identity): boolean {
  if (typeof facts === 'string') return isOf(identity, facts);
  if (typeof facts !== 'object' || facts === null) return false;
  return Object.values(facts).some((inner) => mentions(inner, identity));
}

/**
 * The facts without the person: who is named becomes nobody, and what a notice to the organiser quotes from them
 * goes. Only whole values count: a name within other words may be anybody's.
 */
export function withoutPerson(facts: unknown, identity: Identity): unknown {
  if (typeof facts === 'string') return isOf(identity, facts) ? ERASED_NAME : facts;
  if (Array.isArray(facts)) return facts.map((inner: unknown) => withoutPerson(inner, identity));
  if (typeof facts !== 'object' || facts === null) return facts;
  const isTheirNotice = 'person' in facts && mentions(facts.person, identity);
  return Object.fromEntries(
    Object.entries(facts).map(([field, inner]: [string, unknown]) => {
      if (field === 'message' && isTheirNotice) return [field, null];
      if (field === 'delegate' && mentions(inner, identity)) return [field, null];
      return [field, withoutPerson(inner, identity)];
    }),
  );
}

const isOf = ({ names, addresses }: Identity, text: string): boolean =>
  names.includes(text) || addresses.includes(text.toLowerCase());
