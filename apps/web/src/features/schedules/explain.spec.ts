import i18next from 'i18next';
import schema from '../../../../../docs/schemas/ronda.schedule-1.schema.json';
import en from '../../i18n/en.json';
import { causeSentence, changeSentence, type Names } from './explain';

const { cause, change } = schema.$defs;
const kindsOf = ({ oneOf }: typeof cause | typeof change) =>
  oneOf.map(({ properties }) => properties.kind.const);

const asIs = (id: string) => id;
const names: Names = {
  ...{ participant: asIs, table: asIs, session: asIs, slot: asIs },
  meeting: (id) => ({ a: id, b: id }),
};

describe('what the engine says', () => {
  const texts = i18next.createInstance();
  beforeAll(() => texts.init({ lng: 'en', resources: { en: { translation: en } } }));

  it.each(kindsOf(cause))('has a sentence for the cause %s', (kind) => {
    expect(causeSentence({ kind }, names, texts.t)).not.toContain(`(${kind})`);
  });

  it.each(kindsOf(change))('has a sentence for the change %s', (kind) => {
    expect(changeSentence({ kind }, names, texts.t)).not.toContain(`(${kind})`);
  });

  it('counts slots in whole sentences', () => {
    const over = { kind: 'runs-over', length: 2, slots: ['s3', 's6'] };
    expect(causeSentence(over, names, texts.t)).toBe(
      'It takes 2 slots, and after the start of 2 slots their session ends too soon.',
    );
    expect(changeSentence({ kind: 'shorten', length: 1 }, names, texts.t)).toBe('It takes only 1 slot.');
  });
});
