import type { Schema } from '../../api/client';
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
