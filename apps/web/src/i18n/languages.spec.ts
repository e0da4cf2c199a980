import { preferredLanguage } from './languages';

describe('preferredLanguage', () => {
  it('is the one chosen before', () => {
    expect(preferredLanguage('it', ['es-AR', 'en'])).toBe('it');
  });

  it("is the browser's first that Ronda speaks, whatever the country", () => {
    expect(preferredLanguage(null, ['de-AT', 'pt-BR', 'en'])).toBe('pt');
  });

  it('is English for everybody else, also when something strange was kept', () => {
    expect(preferredLanguage('klingon', ['de'])).toBe('en');
  });
});
