import { Started, StartInterrupted } from './started';

describe('what a program has started', () => {
  const closed: string[] = [];
  beforeEach(() => closed.splice(0));

  const part = (name: string) => () => Promise.resolve(name);
  const note = (name: string): Promise<void> => {
    closed.push(name);
    return Promise.resolve();
  };

  it('closes in the opposite order', async () => {
    const started = new Started();
    await started.add(part('database'), note);
    await started.add(part('services'), note);
    await started.close();
    expect(closed).toEqual(['services', 'database']);
  });

  it('closes the part that was starting when the end was asked for', async () => {
    const started = new Started();
    let finish = (): void => undefined;
    const adding = started.add(
      () =>
        new Promise<string>(
          (resolve) =>
            (finish = () => {
              resolve('database');
            }),
        ),
      note,
    );
    const closing = started.close();
    finish();
    await Promise.all([adding, closing]);
    expect(closed).toEqual(['database']);
  });

  it('starts nothing more once the end was asked for', async () => {
    const started = new Started();
    await started.close();
    await expect(started.add(part('services'), note)).rejects.toThrow(StartInterrupted);
  });

  it('closes the others when one fails to close, and says so', async () => {
    const started = new Started();
    await started.add(part('database'), note);
    await started.add(part('services'), () => Promise.reject(new Error('busy')));
    await expect(started.close()).rejects.toThrow(AggregateError);
    expect(closed).toEqual(['database']);
  });

  it('has nothing to close of a part that failed to start', async () => {
    const started = new Started();
    await expect(started.add(() => Promise.reject(new Error('no disk')), note)).rejects.toThrow('no disk');
    await started.close();
    expect(closed).toEqual([]);
  });
});
