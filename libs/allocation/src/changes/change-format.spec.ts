import * as fc from 'fast-check';
import { InvalidInput, parseChanges, problemChangeText, type ProblemChange } from '..';

const everyKind: readonly ProblemChange[] = [
  { kind: 'participant-away', participant: 'p1', from: 's2', until: 's4' },
  { kind: 'participant-back', participant: 'p1' },
  { kind: 'participant-added', participant: { id: 'p9', region: 'EU' } },
  { kind: 'delegates-changed', participant: 'p1', delegates: 2 },
  { kind: 'tables-lost', tables: ['t1', 't2'], from: '2015-06-12T08:20:00Z' },
  { kind: 'table-added', table: { id: 't9', kind: 'virtual', slots: ['s1'] } },
  { kind: 'slots-lost', slots: ['s1'] },
  { kind: 'slot-added', slot: { id: 's9' }, after: 's4' },
  { kind: 'interpreter-away', interpreter: 'i1', until: 's2' },
  { kind: 'interpreter-added', interpreter: { id: 'i9', languages: ['en', 'es'] } },
  { kind: 'meeting-added', meeting: { id: 'm9', participants: ['p1', 'p2'] } },
  { kind: 'meeting-withdrawn', meeting: 'm1' },
  { kind: 'pair-forbidden', participants: ['p1', 'p2'] },
];
const text = (changes: unknown) => JSON.stringify({ format: 'ronda.changes/1', changes });

describe('ronda.changes/1', () => {
  it('is read as it was written, whatever the kind, and can be said in words', () => {
    expect(parseChanges(text(everyKind))).toEqual(everyKind);
    const said = everyKind.map((change) => problemChangeText(change, (id) => id.toUpperCase()));
    expect(said).toContain('P1 is away from S2 until S4.');
    expect(new Set(said).size).toBe(everyKind.length);
  });

  it.each([
    [[{ kind: 'party' }], /\$\.changes\[0\]\.kind: "party" is not one of "participant-away"/],
    [[{ participant: 'p1' }], /\$\.changes\[0\]: lacks "kind"/],
    [[{ kind: 'slots-lost', slots: 's1' }], /\$\.changes\[0\]\.slots: "s1" is not a list/],
    [[{ kind: 'tables-lost', tables: [], form: 's1' }], /\$\.changes\[0\]\.form: is an unknown member/],
  ])('refuses %j by naming what is wrong', (changes, message) => {
    expect(() => parseChanges(text(changes))).toThrow(message);
  });

  it('throws nothing but InvalidInput, whatever it is given', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.jsonValue().map(text)), (input) => {
        try {
          parseChanges(input);
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidInput);
        }
      }),
      { numRuns: 200, seed: 12 },
    );
  });
});
