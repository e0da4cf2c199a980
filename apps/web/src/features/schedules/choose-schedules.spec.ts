import { publishable, worthShowing } from './choose-schedules';

const draft = (version: number) => ({ version, status: 'draft' as const });
const published = (version: number) => ({ version, status: 'published' as const });
const superseded = (version: number) => ({ version, status: 'superseded' as const });

describe('publishable', () => {
  it('is the newest draft', () => {
    expect(publishable([draft(4), draft(3), published(2)])).toEqual(draft(4));
  });

  it('is none when what is published is newer than every draft', () => {
    expect(publishable([published(5), draft(4), draft(3)])).toBeUndefined();
  });
});

describe('worthShowing', () => {
  it('shows what is published however old, the newest three drafts, and nothing superseded', () => {
    const all = [published(2), superseded(1), draft(3), draft(4), draft(5), draft(6)];
    expect(worthShowing(all)).toEqual([draft(6), draft(5), draft(4), published(2)]);
  });
});
