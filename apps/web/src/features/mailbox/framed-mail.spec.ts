import { withStylesAside } from './framed-mail';

describe('withStylesAside', () => {
  it('renames style attributes and leaves the words of the mail alone', () => {
    expect(withStylesAside('<p class="a" style="margin:0">in style="x"</p>')).toBe(
      '<p class="a" data-style="margin:0">in style="x"</p>',
    );
  });
});
