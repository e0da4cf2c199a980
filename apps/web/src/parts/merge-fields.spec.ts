import { changesIn, mergeFields } from './merge-fields';

const base = { name: 'Lácteo', country: 'AR', needs: ['cold chain'] };

describe('two people who changed the same thing', () => {
  it('both get their way where they changed different fields', () => {
    const merged = mergeFields(base, { ...base, name: 'Lácteo Norte' }, { ...base, needs: ['logistics'] });
    expect(merged).toEqual({
      fields: { name: 'Lácteo Norte', country: 'AR', needs: ['logistics'] },
      theirs: ['needs'],
      conflicts: [],
    });
  });

  it('are told of a field that both changed, and ours is kept', () => {
    const merged = mergeFields(base, { ...base, name: 'Ours' }, { ...base, name: 'Theirs' });
    expect(merged).toMatchObject({ fields: { name: 'Ours' }, conflicts: ['name'] });
  });

  it('have no conflict where both want the same', () => {
    const wish = { ...base, needs: ['x'] };
    expect(mergeFields(base, wish, { ...wish }).conflicts).toEqual([]);
  });
});

describe('what has to be sent', () => {
  it('is what differs, also inside a list', () => {
    expect(changesIn(base, { ...base, needs: ['cold chain', 'labs'] })).toEqual({
      needs: ['cold chain', 'labs'],
    });
    expect(changesIn(base, { ...base })).toEqual({});
  });
});
