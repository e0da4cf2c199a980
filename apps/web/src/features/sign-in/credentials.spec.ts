import { Refused } from '../../api/refused';
import { credentialsIn, institutionsIn } from './credentials';

function aForm(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

describe('credentialsIn', () => {
  it('sends no second factor when none was entered', () => {
    const form = aForm({
      email: 'olga@ronda.example',
      password: 'correct horse battery',
      secondFactor: '  ',
    });
    expect(credentialsIn(form)).toEqual({ email: 'olga@ronda.example', password: 'correct horse battery' });
  });

  it('takes a code as authenticators show it, in two groups', () => {
    const form = aForm({ email: ' olga@ronda.example ', password: ' p w ', secondFactor: '123 456' });
    expect(credentialsIn(form)).toEqual({
      email: 'olga@ronda.example',
      password: ' p w ',
      secondFactor: '123456',
    });
  });
});

describe('institutionsIn', () => {
  const refused = (code: string, details: Record<string, unknown>) =>
    new Refused({ type: 'about:blank', title: '', status: 409, detail: '', hint: '', code, details });

  it('finds those that one password opens', () => {
    const institutions = [
      { tenantId: 'one', name: 'One' },
      { tenantId: null, name: null },
    ];
    expect(institutionsIn(refused('SIGN_IN.SEVERAL_INSTITUTIONS', { institutions }))).toEqual(institutions);
  });

  it('finds none in anything else', () => {
    expect(institutionsIn(refused('SIGN_IN.REFUSED', {}))).toEqual([]);
    expect(institutionsIn(null)).toEqual([]);
  });
});
