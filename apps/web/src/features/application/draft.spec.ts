import { blankDraft, forgetDraft, keepDraft, recallDraft } from './draft';

const blank = blankDraft('es', 'America/Bogota');

function emptyStorage(): Storage {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  } as unknown as Storage;
}

it('finds half-filled data again, for each gathering apart, until it is sent', () => {
  const storage = emptyStorage();
  const half = { ...blank, profile: { ...blank.profile, name: 'Clúster' } };
  keepDraft('one', half, storage);
  expect(recallDraft('one', blank, storage)).toEqual(half);
  expect(recallDraft('other', blank, storage)).toEqual(blank);
  forgetDraft('one', storage);
  expect(recallDraft('one', blank, storage)).toEqual(blank);
});

it('begins anew where something unreadable is kept', () => {
  const storage = emptyStorage();
  storage.setItem('ronda.application.one', '{');
  expect(recallDraft('one', blank, storage)).toEqual(blank);
  storage.setItem('ronda.application.one', '{"profile":{"name":"Only this"}}');
  expect(recallDraft('one', blank, storage).profile).toEqual({ ...blank.profile, name: 'Only this' });
});
