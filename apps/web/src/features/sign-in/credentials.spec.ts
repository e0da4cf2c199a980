import { credentialsIn } from './credentials';

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
