import { tokenIn } from './token-in';

describe('tokenIn', () => {
  it('finds the token of a mailed link', () => {
    expect(tokenIn('#token=Zx_-9')).toBe('Zx_-9');
  });

  it('finds none in an ordinary address', () => {
    expect(tokenIn('')).toBeNull();
    expect(tokenIn('#content')).toBeNull();
    expect(tokenIn('#token=')).toBeNull();
  });
});
