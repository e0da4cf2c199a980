import type { Schema } from '../../api/client';
import { Refused } from '../../api/refused';
import { textIn } from '../../parts/text-in';

/** What the form holds. A second factor left empty is not sent: not everybody has one. */
export function credentialsIn(form: FormData): Schema<'PasswordSignIn'> {
  const secondFactor = textIn(form, 'secondFactor').replace(/\s/g, '');
  return {
    email: textIn(form, 'email').trim(),
    password: textIn(form, 'password'),
    ...(secondFactor !== '' && { secondFactor }),
  };
}

export interface Institution {
  /** Null for the administration of the installation. */
  readonly tenantId: string | null;
  readonly name: string | null;
}

/** Where one password fits in several institutions, those among which the person has to choose; else none. */
export function institutionsIn(error: unknown): readonly Institution[] {
  if (!(error instanceof Refused) || error.problem.code !== 'SIGN_IN.SEVERAL_INSTITUTIONS') return [];
  const { institutions = [] } = (error.problem.details ?? {}) as { institutions?: Institution[] };
  return institutions;
}
