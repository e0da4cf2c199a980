import { withinPolicy } from './board-server';

describe('the page of the queue board', () => {
  it('asks no other site for fonts, and marks its styles with the nonce of the answer', () => {
    const page =
      '<link href="https://fonts.example/x" rel="stylesheet"><p style="color:red">…</p><style>a{}</style>';
    expect(withinPolicy(page, 'n0nce')).toBe('<p>…</p><style nonce="n0nce">a{}</style>');
  });
});
