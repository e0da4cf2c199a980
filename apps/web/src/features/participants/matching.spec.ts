import { matching } from './matching';

const lacteo = {
  name: 'Clúster Lácteo',
  country: 'AR',
  delegates: [{ name: 'Ana Paz', email: 'ana@x.example' }],
};
const cacao = { name: 'Cacao', country: 'EC', delegates: [] };
const namesFor = (text: string) => matching([lacteo, cacao], text, 'es').map(({ name }) => name);

describe('matching', () => {
  it('gives everybody by name when nothing is sought', () => {
    expect(namesFor(' ')).toEqual(['Cacao', 'Clúster Lácteo']);
  });

  it('finds names written without their accents', () => {
    expect(namesFor('LACTEO')).toEqual(['Clúster Lácteo']);
  });

  it('finds delegates by name and address', () => {
    expect(namesFor('paz')).toEqual(['Clúster Lácteo']);
    expect(namesFor('ana@x')).toEqual(['Clúster Lácteo']);
  });

  it('finds nobody where nothing matches', () => {
    expect(namesFor('olive')).toEqual([]);
  });
});
