import { answers, fold, term } from './term';

describe('terms', () => {
  it.each([
    ['Logística  en FRÍO', 'logistica en frio'],
    ['Cold-chain (logistics)', 'cold chain logistics'],
    ['Ação, açaí & coração', 'acao acai coracao'],
    ['', ''],
  ])('fold "%s" to "%s"', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it.each([
    ['cold-chain logistics', 'Logistics', true],
    ['logistics', 'cold-chain logistics', true],
    ['Energía solar', 'solar ENERGIA', true],
    ['solar energy', 'wind energy', false],
    ['log', 'logistics', false],
    ['–', 'logistics', false],
  ])('offer "%s" answers need "%s": %s', (offer, need, expected) => {
    expect(answers(term(offer), term(need))).toBe(expected);
  });
});
