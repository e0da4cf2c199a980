import { setupIn } from './setup-in';

describe('setupIn', () => {
  const form = new FormData();
  form.set('institution', ' Cámara (demo) ');
  form.set('name', 'Olga');
  form.set('email', ' olga@camara.example ');
  form.set('password', ' spaces count too ');

  it('trims names and addresses and leaves the password as it was typed', () => {
    expect(setupIn(form, { token: 't', language: 'es', zone: 'Europe/Madrid' })).toEqual({
      token: 't',
      tenantName: 'Cámara (demo)',
      organiser: {
        name: 'Olga',
        email: 'olga@camara.example',
        password: ' spaces count too ',
        language: 'es',
        zone: 'Europe/Madrid',
      },
    });
  });

  it('writes to the organiser in English when the page speaks a language that mails do not', () => {
    expect(setupIn(form, { token: 't', language: 'de', zone: 'Europe/Berlin' }).organiser.language).toBe(
      'en',
    );
  });
});
