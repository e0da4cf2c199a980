import { DomainError } from '@ronda/domain';

/** One answer for an unknown address, a wrong password and a wrong second factor: none tells which. */
export function signInRefused(): DomainError {
  return new DomainError(
    'SIGN_IN.REFUSED',
    'These do not let you in.\nMaybe the address or the password is mistyped.',
  );
}

/** To somebody whose password is right in each of them. */
export function severalInstitutions(
  institutions: readonly { readonly tenantId: string | null; readonly name: string | null }[],
): DomainError {
  const names = institutions.map(({ name }) => name ?? 'the administration').join(', ');
  return new DomainError(
    'SIGN_IN.SEVERAL_INSTITUTIONS',
    `You have the same password in ${institutions.length} places: ${names}.\nMaybe send the tenantId of the one you mean, null for the administration.`,
    { institutions },
  );
}

export function secondFactorRequired(): DomainError {
  return new DomainError(
    'SIGN_IN.SECOND_FACTOR_REQUIRED',
    'A code of your authenticator is needed too.\nMaybe send it as secondFactor, or one of your recovery codes.',
  );
}

/** One answer for links that are unknown, used or too old. */
export function linkInvalid(): DomainError {
  return new DomainError(
    'SIGN_IN.LINK_INVALID',
    'This link does not work, or not any more.\nMaybe it was used before or is older than it may be; ask for a new one.',
  );
}

export function codeWrong(triesLeft: number): DomainError {
  return new DomainError(
    'SIGN_IN.CODE_WRONG',
    `This code is not right; ${triesLeft} tries are left.\nMaybe it belongs to another mail; with none left, ask for a new link.`,
    { triesLeft },
  );
}

export function tooManyAttempts(retryAfterSeconds: number): DomainError {
  return new DomainError(
    'SIGN_IN.TOO_MANY_ATTEMPTS',
    `That was tried too often; it works again in ${retryAfterSeconds} seconds.\nMaybe wait, and look for an earlier mail meanwhile.`,
    { retryAfterSeconds },
  );
}
