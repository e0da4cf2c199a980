import { isDeepStrictEqual } from 'node:util';
import { buildInvitation } from '@ronda/calendar';
import { describeJudged } from '../../judges/judge';
import { randomInvitations } from '../../judges/random-meetings';
import { expectedOf, PARSERS, seenIn } from '../../judges/seen';

const meetings = randomInvitations(10_000, 20150612);

describe.each(PARSERS)('%s', (parser) => {
  describeJudged(parser, 'reads', () => {
    it('what was meant by 10,000 random meetings, of which the gate refuses none', () => {
      const texts = Object.fromEntries(meetings.map((model, index) => [index, buildInvitation(model)]));
      const seen = seenIn(texts, [parser]);
      const differing = meetings.filter(
        (model, index) => !isDeepStrictEqual(seen[index]?.[parser], expectedOf(model, parser)),
      );
      expect(differing).toEqual([]);
    });
  });
});
