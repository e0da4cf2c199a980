import { activeCorrelation, correlationFrom, currentCorrelation, runWithCorrelation } from './correlation';

const by = (correlationId: string) => ({ correlationId, causationId: null });

describe('the correlation id', () => {
  it('is the same in everything a piece of work awaits', async () => {
    const seen = await runWithCorrelation(by('request-0001'), async () => {
      await Promise.resolve();
      return [currentCorrelation(), activeCorrelation()];
    });
    expect(seen).toEqual([by('request-0001'), by('request-0001')]);
  });

  it('does not leak from one piece of work into another that runs at the same time', async () => {
    const work = (id: string) =>
      runWithCorrelation(by(id), async () => {
        await new Promise(setImmediate);
        return currentCorrelation().correlationId;
      });
    expect(await Promise.all([work('request-0001'), work('request-0002')])).toEqual([
      'request-0001',
      'request-0002',
    ]);
  });

  it('is absent outside, where each caller gets a fresh one', () => {
    expect(activeCorrelation()).toBeNull();
    expect(currentCorrelation().correlationId).not.toBe(currentCorrelation().correlationId);
  });

  it('is taken from a header of safe form', () => {
    expect(correlationFrom('9f3c-edge.7_1')).toBe('9f3c-edge.7_1');
  });

  it.each([undefined, '', 'short', 'a\nb-forged-line', 'x'.repeat(65), '<script>alert(1)</script>'])(
    'is made anew instead of taken from %j',
    (header) => {
      expect(correlationFrom(header)).toMatch(/^[0-9a-f-]{36}$/);
    },
  );
});
