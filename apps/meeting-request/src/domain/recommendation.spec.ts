import fc from 'fast-check';
import { recommend, type Candidate } from './recommendation';

const aProfile = (participantId: string, more: Partial<Candidate> = {}): Candidate => ({
  participantId,
  region: 'LAC',
  sectors: [],
  offers: [],
  needs: [],
  languages: [],
  received: 0,
  ...more,
});
const self = aProfile('self', {
  region: 'EU',
  sectors: ['Agro-food'],
  offers: ['Packaging'],
  needs: ['Cold-chain logistics'],
  languages: ['es', 'it'],
});

describe('a recommendation', () => {
  it('gives every reason with the words of the other side', () => {
    const other = aProfile('other', {
      sectors: ['agro-food', 'ICT'],
      offers: ['Logística', 'logistics'],
      needs: ['packaging machines'],
      languages: ['pt', 'es'],
    });
    expect(recommend(self, [other], 10)).toEqual([
      {
        participantId: 'other',
        score: 14,
        reasons: [
          { kind: 'offers-what-you-need', items: ['logistics'] },
          { kind: 'needs-what-you-offer', items: ['packaging machines'] },
          { kind: 'shared-sectors', items: ['agro-food'] },
          { kind: 'common-languages', items: ['es'] },
          { kind: 'other-region', items: ['LAC'] },
        ],
      },
    ]);
  });

  it('needs more than a language and another continent', () => {
    expect(recommend(self, [aProfile('far', { languages: ['es'] })], 10)).toEqual([]);
    expect(recommend(self, [aProfile('near', { region: 'EU', sectors: ['agro food'] })], 10)).toHaveLength(1);
  });

  it('counts at most three items of a kind', () => {
    const offers = ['logistics a', 'logistics b', 'logistics c', 'logistics d'];
    const needy = { ...self, needs: ['logistics'] };
    expect(recommend(needy, [aProfile('long', { offers })], 1)[0]?.score).toBe(3 * 5 + 1);
  });

  it('prefers, among equals, whoever has fewer requests', () => {
    const sectors = ['agro-food'];
    const candidates = [aProfile('a', { sectors, received: 2 }), aProfile('b', { sectors, received: 1 })];
    expect(recommend(self, candidates, 2).map(({ participantId }) => participantId)).toEqual(['b', 'a']);
  });

  it('is the same in whatever order the candidates come, and never in the order of their ids alone', () => {
    const terms = fc.array(fc.constantFrom('logistics', 'packaging', 'cacao', 'agro-food'), { maxLength: 3 });
    const candidate = fc.record({ sectors: terms, offers: terms, needs: terms });
    fc.assert(
      fc.property(fc.array(candidate, { maxLength: 12 }), fc.infiniteStream(fc.nat()), (profiles, draws) => {
        const candidates = profiles.map((profile, index) => aProfile(`id-${index}`, profile));
        const shuffled = candidates
          .map((each) => ({ each, draw: draws.next().value }))
          .sort((a, b) => a.draw - b.draw)
          .map(({ each }) => each);
        expect(recommend(self, shuffled, 5)).toEqual(recommend(self, candidates, 5));
      }),
    );
    const equals = Array.from({ length: 20 }, (_, index) =>
      aProfile(`id-${String(index).padStart(2, '0')}`, { sectors: ['agro-food'] }),
    );
    const order = recommend(self, equals, 20).map(({ participantId }) => participantId);
    expect(order).not.toEqual([...order].sort());
  });
});
