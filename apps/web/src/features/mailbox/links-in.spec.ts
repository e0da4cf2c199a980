import { linksIn } from './links-in';

describe('linksIn', () => {
  it('leaves the full stop of the sentence out of the address', () => {
    expect(linksIn('Open https://ronda.example/sign-in#token=a_-9.')).toEqual([
      { text: 'Open ', isLink: false },
      { text: 'https://ronda.example/sign-in#token=a_-9', isLink: true },
      { text: '.', isLink: false },
    ]);
  });

  it('makes links of web addresses only', () => {
    expect(linksIn('javascript:alert(1) mailto:a@b.example')).toEqual([
      { text: 'javascript:alert(1) mailto:a@b.example', isLink: false },
    ]);
  });
});
