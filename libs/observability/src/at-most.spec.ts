import { atMost } from './at-most';

const never = new Promise<never>(() => undefined);

describe('waiting for work at most so long', () => {
  it('says that it ended in time', async () => {
    expect(await atMost(60_000, Promise.resolve())).toBe(true);
  });

  it('says that it did not', async () => {
    expect(await atMost(1, never)).toBe(false);
  });

  it('throws what the work threw in time', async () => {
    await expect(atMost(60_000, Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  });
});
