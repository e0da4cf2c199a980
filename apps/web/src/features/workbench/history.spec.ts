import type { Edit } from './edits';
import { afterEdit, NOTHING_DONE, redoing, undoing, type History } from './history';

const lock = (meetingId: string): Edit => ({
  kind: 'lock',
  meeting: { meetingId, aId: 'a', bId: 'b' },
  isLocked: true,
});

const made = (history: History, edit: Edit) => afterEdit(edit)(history)!.after;

describe('the history of edits', () => {
  it('has nothing to take back at first', () => {
    expect(undoing(NOTHING_DONE)).toBeNull();
    expect(redoing(NOTHING_DONE)).toBeNull();
  });

  it('takes the last edit back first, and does it again', () => {
    const twice = [lock('m1'), lock('m2')].reduce(made, NOTHING_DONE);
    const back = undoing(twice)!;
    expect(back.edit).toMatchObject({ meeting: { meetingId: 'm2' }, isLocked: false });
    const again = redoing(back.after)!;
    expect(again.edit).toEqual(lock('m2'));
    expect(again.after).toEqual(twice);
  });

  it('forgets what was taken back once something else is done', () => {
    const { after } = undoing(made(NOTHING_DONE, lock('m1')))!;
    expect(redoing(made(after, lock('m2')))).toBeNull();
  });
});
