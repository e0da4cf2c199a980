import { allPages, answer } from './answer';
import { Refused } from './refused';

const problem = {
  type: 'urn:ronda:problem:RUN.ENDED',
  title: 'Conflict',
  status: 409,
  code: 'RUN.ENDED',
  detail: 'The run has ended.',
  hint: 'Maybe start a new one.',
};

async function refusalOf(call: Parameters<typeof answer>[0]): Promise<Refused> {
  const error: unknown = await answer(call).catch((thrown: unknown) => thrown);
  if (!(error instanceof Refused)) throw new Error('It was not refused.');
  return error;
}

describe('answer', () => {
  it('gives the body of a successful answer', async () => {
    await expect(answer(Promise.resolve({ data: 7, response: new Response() }))).resolves.toBe(7);
  });

  it('throws the problem of a refusal, whose outcome is known', async () => {
    const refused = await refusalOf(
      Promise.resolve({ error: problem, response: new Response(null, { status: 409 }) }),
    );
    expect(refused.problem).toEqual(problem);
    expect(refused.isOutcomeUnknown).toBe(false);
  });

  it('says how long to wait when the server does', async () => {
    const response = new Response(null, { status: 429, headers: { 'Retry-After': '90' } });
    expect((await refusalOf(Promise.resolve({ error: problem, response }))).retryAfter).toBe(90);
  });

  it('names an answer that is not from Ronda, such as a page of a proxy', async () => {
    const refused = await refusalOf(
      Promise.resolve({ error: '<html>Bad gateway</html>', response: new Response(null, { status: 502 }) }),
    );
    expect(refused.problem).toMatchObject({ code: 'WEB.UNREADABLE_ANSWER', status: 502 });
    expect(refused.isOutcomeUnknown).toBe(true);
  });

  it('does not know the outcome when nobody answered', async () => {
    const refused = await refusalOf(Promise.reject(new TypeError('Failed to fetch')));
    expect(refused.problem.code).toBe('WEB.UNREACHABLE');
    expect(refused.isOutcomeUnknown).toBe(true);
  });
});

describe('allPages', () => {
  it('follows the cursors to the end, in order', async () => {
    const pages: Record<string, { items: number[]; nextCursor: string | null }> = {
      start: { items: [1, 2], nextCursor: 'b' },
      b: { items: [3], nextCursor: null },
    };
    const items = await allPages(({ cursor = 'start' }) => Promise.resolve(pages[cursor]!));
    expect(items).toEqual([1, 2, 3]);
  });
});
