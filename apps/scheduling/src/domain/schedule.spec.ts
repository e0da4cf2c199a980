import { requireDraft, requirePublishable, type Schedule } from './schedule';

const schedule = (status: Schedule['status'], version = 1): Schedule => ({
  id: 's',
  version,
  status,
  revision: 0,
  origin: 'run',
  basedOn: null,
  runId: null,
  createdAt: new Date(0),
  publishedAt: null,
});

describe('a schedule version', () => {
  it('can be changed and published while it is a draft', () => {
    expect(() => {
      requireDraft(schedule('draft'));
      requirePublishable(schedule('draft'), schedule('published', 2));
    }).not.toThrow();
  });

  it.each(['published', 'superseded'] as const)('cannot be changed once it is %s', (status) => {
    expect(() => {
      requireDraft(schedule(status));
    }).toThrow(/version 1 is .*\nMaybe make a new draft from it/);
  });

  it('is not published twice', () => {
    expect(() => {
      requirePublishable(schedule('published'), schedule('published'));
    }).toThrow(/already published; nothing was sent again/);
  });

  it('is not published once another replaced it, and the error says which', () => {
    expect(() => {
      requirePublishable(schedule('superseded'), schedule('published', 4));
    }).toThrow(/replaced by version 4/);
  });
});
