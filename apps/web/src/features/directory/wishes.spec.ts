import type { DirectoryEntry } from './queries';
import { filterCount, fitting, NO_WISHES, valuesOf } from './wishes';

const base: DirectoryEntry = {
  ...{ participantId: '', name: '', kind: 'cluster', region: 'EU', country: 'IT', description: '' },
  ...{ sectors: [], offers: [], needs: [], languages: ['en'], website: null, attends: 'on-site' },
  ...{ mayRequest: true, obstacle: null, request: null },
};
const dairy = {
  ...base,
  participantId: 'd',
  name: 'Clúster Lácteo',
  offers: ['Cadena de frío'],
  country: 'AR',
};
const ports = { ...base, participantId: 'p', name: 'Ports', needs: ['Cold chain'], languages: ['en', 'es'] };
const self = { ...base, participantId: 's', name: 'Ourselves', obstacle: 'oneself' as const };
const full = { ...base, participantId: 'f', name: 'Full', mayRequest: false, sectors: ['ICT'] };
const all = [ports, self, full, dairy];
const names = (wishes: Partial<typeof NO_WISHES>, recommended: { participantId: string }[] = []) =>
  fitting(all, { ...NO_WISHES, ...wishes }, recommended, 'en').map(({ name }) => name);

describe('fitting', () => {
  it('shows those recommended first, best first, the others by name, and never oneself', () => {
    expect(names({})).toEqual(['Clúster Lácteo', 'Full', 'Ports']);
    expect(names({}, [{ participantId: 'p' }, { participantId: 'f' }])).toEqual([
      'Ports',
      'Full',
      'Clúster Lácteo',
    ]);
  });

  it('finds what is offered and needed without regard to accents and case', () => {
    expect(names({ text: 'CADENA' })).toEqual(['Clúster Lácteo']);
    expect(names({ offer: 'frio' })).toEqual(['Clúster Lácteo']);
    expect(names({ need: 'frio' })).toEqual([]);
    expect(names({ need: 'cold' })).toEqual(['Ports']);
  });

  it('joins the wishes', () => {
    expect(names({ language: 'es', region: 'EU' })).toEqual(['Ports']);
    expect(names({ language: 'es', country: 'AR' })).toEqual([]);
    expect(names({ isAskable: true, country: 'IT' })).toEqual(['Ports']);
  });
});

it('counts the filters that are set, without the text', () => {
  expect(filterCount({ ...NO_WISHES, text: 'x', region: 'EU', isAskable: true })).toBe(2);
});

it('offers each value once', () => {
  expect(valuesOf(all, 'languages')).toEqual(['en', 'es']);
  expect(valuesOf(all, 'sectors')).toEqual(['ICT']);
});
