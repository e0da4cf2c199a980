import { Intent } from './intent';

function anIntent(): Intent {
  let count = 0;
  return new Intent(() => `key ${++count}`);
}

describe('Intent', () => {
  it('repeats the key while the outcome of the same action is unknown', () => {
    const intent = anIntent();
    expect(intent.keyFor({ scope: 'all' })).toBe('key 1');
    expect(intent.keyFor({ scope: 'all' })).toBe('key 1');
  });

  it('takes a fresh key when something else is asked for', () => {
    const intent = anIntent();
    intent.keyFor({ scope: 'all' });
    expect(intent.keyFor({ scope: 'unplaced' })).toBe('key 2');
  });

  it('takes a fresh key for the same action once the server has answered', () => {
    const intent = anIntent();
    intent.keyFor(undefined);
    intent.settle();
    expect(intent.keyFor(undefined)).toBe('key 2');
  });

  it('makes keys of its own that differ', () => {
    const keys = new Set(Array.from({ length: 50 }, () => new Intent().keyFor(null)));
    expect(keys.size).toBe(50);
  });
});
