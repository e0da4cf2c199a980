import { nextGathering } from './calendar-day';
import { buildPreset, isPresetName, PRESET_NAMES, type Preset, type PresetName } from './index';

const today = '2026-11-23';
const presets = PRESET_NAMES.map((name): [PresetName, Preset] => [name, buildPreset(name, { today })]);
const by = (name: PresetName): Preset => buildPreset(name, { today });
const unique = (values: readonly unknown[]): number => new Set(values).size;
const accepted = ({ requests }: Preset) => requests.filter(({ answer }) => answer?.kind === 'accept');

/** How many meetings the sessions and tables of a kind hold. */
function places({ programme }: Preset, isCounted: (kind: string) => boolean): number {
  const slots = programme.sessions.reduce((sum, { startsLocal, endsLocal, slotMinutes, pauseMinutes }) => {
    const minutes = (Date.parse(`${endsLocal}Z`) - Date.parse(`${startsLocal}Z`)) / 60_000;
    return sum + Math.floor((minutes + pauseMinutes) / (slotMinutes + pauseMinutes));
  }, 0);
  return slots * programme.tables.filter(({ kind }) => isCounted(kind)).length;
}

function loads(preset: Preset): Map<string, number> {
  const load = new Map<string, number>();
  for (const { from, to } of accepted(preset)) {
    for (const key of [from, to]) load.set(key, (load.get(key) ?? 0) + 1);
  }
  return load;
}

describe.each(presets)('%s', (name, preset) => {
  const byKey = new Map(preset.participants.map((one) => [one.key, one]));

  it('is the same every time, and moves with its date', () => {
    expect(by(name)).toEqual(preset);
    const moved = buildPreset(name, { today, date: '2030-01-15' });
    expect(moved.days[0]).toBe('2030-01-15');
    expect(moved.requests).toEqual(preset.requests);
    expect(JSON.stringify(moved.programme)).not.toContain(preset.days[0]);
  });

  it('names everybody once', () => {
    const { participants } = preset;
    const emails = participants.flatMap(({ delegates }) => delegates.map(({ email }) => email));
    expect(unique(participants.map(({ key }) => key))).toBe(participants.length);
    expect(unique(participants.map((one) => one.name.toLowerCase()))).toBe(participants.length);
    expect(unique(emails)).toBe(emails.length);
  });

  it('invents its organisations and writes only to addresses that can never be anybody’s', () => {
    for (const { organisation, name: called, delegates } of preset.participants) {
      expect([organisation, called]).toEqual([
        expect.stringMatching(/ \(demo\)$/),
        expect.stringMatching(/ \(demo\)$/),
      ]);
      for (const { email } of delegates)
        expect(email).toMatch(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*@[a-z0-9-]+\.example$/);
    }
    expect(preset.contactEmail).toMatch(/\.example$/);
  });

  it('names zones and languages that exist', () => {
    const zones = [preset, ...preset.participants, ...preset.participants.flatMap((one) => one.delegates)];
    for (const zone of new Set(zones.map((one) => one.zone))) {
      expect(() => new Intl.DateTimeFormat('en', { timeZone: zone })).not.toThrow();
    }
    const spoken = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
    for (const language of new Set(preset.participants.flatMap(({ languages }) => languages))) {
      expect(spoken.of(language)).toBeDefined();
    }
  });

  it('has everybody say something that can be matched, and never the same as offer and need', () => {
    for (const { offers, needs, sectors, languages, description } of preset.participants) {
      expect([offers.length, needs.length, sectors.length, languages.length]).not.toContain(0);
      expect(offers.filter((offer) => needs.includes(offer))).toEqual([]);
      expect(description).not.toBe('');
    }
  });

  it('has nobody ask themselves, their own organisation, their own side, or one pair twice', () => {
    const pairs = preset.requests.map(({ from, to }) => [from, to].sort().join(' '));
    expect(unique(pairs)).toBe(pairs.length);
    for (const { from, to, message } of preset.requests) {
      const [a, b] = [byKey.get(from)!, byKey.get(to)!];
      expect(a.organisation).not.toBe(b.organisation);
      if (preset.pairing === 'across-regions') expect(a.region).not.toBe(b.region);
      expect(message.length).toBeGreaterThan(20);
    }
  });

  it('leaves nobody without a request', () => {
    const asked = new Set(preset.requests.flatMap(({ from, to }) => [from, to]));
    expect(preset.participants.filter(({ key }) => !asked.has(key))).toEqual([]);
  });

  it('has nobody ask across a veto, which concerns two of its participants', () => {
    for (const { by: author, against } of preset.vetoes) {
      expect([byKey.has(author), byKey.has(against)]).toEqual([true, true]);
      const pair = new Set([author, against]);
      expect(preset.requests.filter(({ from, to }) => pair.has(from) && pair.has(to))).toEqual([]);
    }
  });
});

describe('the sizes', () => {
  it.each<[PresetName, number, number, number]>([
    ['milan-clusters', 42, 320, 230],
    ['milan-smes', 276, 1100, 700],
    ['bizmatch', 800, 5400, 4000],
    ['fifty-seven', 50, 130, 130],
    ['hybrid', 42, 280, 200],
  ])('%s: %d participants, %d requests, %d accepted', (name, participants, requests, agreed) => {
    const preset = by(name);
    expect(preset.participants).toHaveLength(participants);
    expect(preset.requests).toHaveLength(requests);
    expect(accepted(preset)).toHaveLength(agreed);
  });

  it('has more agreed than places where tables are to bind, and enough where they are not', () => {
    const onSite = (kind: string): boolean => kind === 'table';
    expect(places(by('milan-clusters'), onSite)).toBe(216);
    expect(places(by('milan-smes'), onSite)).toBe(684);
    expect(places(by('bizmatch'), onSite)).toBe(4480);
    expect(places(by('fifty-seven'), onSite)).toBe(175);
  });
});

describe('milan-clusters', () => {
  const preset = by('milan-clusters');
  const of = (key: string) => preset.participants.find((one) => one.key === key)!;
  const perCountry = (region: string): Record<string, number> => {
    const counts: Record<string, number> = {};
    for (const { country } of preset.participants.filter((one) => one.region === region)) {
      counts[country] = (counts[country] ?? 0) + 1;
    }
    return counts;
  };

  it('has 28 European clusters from 13 countries and 14 Latin American ones from 10', () => {
    const europe = {
      HR: 1,
      DK: 1,
      FR: 3,
      GR: 1,
      HU: 1,
      IT: 6,
      'GB-NIR': 1,
      PL: 2,
      PT: 2,
      RO: 2,
      RS: 1,
      ES: 5,
      TR: 2,
    };
    const america = { AR: 2, BR: 3, CL: 1, CO: 1, CR: 1, EC: 1, MX: 2, PE: 1, DO: 1, UY: 1 };
    expect(perCountry('EU')).toEqual(europe);
    expect(perCountry('LAC')).toEqual(america);
  });

  it('agrees on more on-site meetings than its tables hold', () => {
    const onSite = accepted(preset).filter(({ from, to }) =>
      [from, to].every((key) => of(key).attends === 'on-site'),
    );
    expect(onSite.length).toBeGreaterThan(216);
  });

  it('has the cases that make a gathering hard', () => {
    expect(of('aero-queretaro').delegates).toHaveLength(2);
    expect(of('cafe-caldas').unavailable).toEqual([
      { startsLocal: '2027-06-11T13:00', endsLocal: '2027-06-11T23:59' },
    ]);
    expect(preset.participants.filter(({ attends }) => attends === 'remote').map(({ key }) => key)).toEqual([
      'tic-litoral',
    ]);
    expect(of('naviglio-food').organisation).toBe(of('naviglio-bio').organisation);
    expect(preset.programme.interpreters.map(({ languages }) => languages)).toEqual([['it', 'es']]);
    expect(preset.vetoes).toHaveLength(1);
    expect(preset.incidents.map(({ kind }) => kind)).toEqual(['no-show', 'table-lost', 'table-lost']);
  });

  it('needs its interpreter, for a meeting without a common language', () => {
    const speechless = accepted(preset).filter(({ from, to }) => {
      const spoken = of(from).languages;
      return !of(to).languages.some((language) => spoken.includes(language));
    });
    const interpreted = speechless.filter(({ from, to }) =>
      [from, to].every((key) => of(key).languages.some((language) => ['it', 'es'].includes(language))),
    );
    expect(interpreted.length).toBeGreaterThan(0);
  });

  it('has one agenda fuller than the day is long', () => {
    expect(loads(preset).get('chocolate-guayas')).toBe(19);
  });
});

describe('fifty-seven', () => {
  it('wants more of somebody than seven slots hold, so that something must be cancelled', () => {
    expect(Math.max(...loads(by('fifty-seven')).values())).toBeGreaterThan(7);
  });
});

describe('hybrid', () => {
  it('has a third of the clusters at home, in their own office hours', () => {
    const remote = by('hybrid').participants.filter(({ attends }) => attends === 'remote');
    expect(remote).toHaveLength(14);
    expect(new Set(remote.map(({ localHours }) => JSON.stringify(localHours)))).toEqual(
      new Set(['{"from":"08:00","until":"19:00"}']),
    );
  });
});

describe('the day of a gathering', () => {
  it.each([
    ['2015-01-01', '2015-06-12'],
    ['2026-11-23', '2027-06-11'],
    ['2027-05-12', '2027-06-11'],
    ['2027-05-13', '2028-06-09'],
  ])('seen on %s, is %s', (seenOn, day) => {
    expect(nextGathering(seenOn)).toBe(day);
  });

  it('must be one', () => {
    expect(() => buildPreset('hybrid', { today, date: '2027-02-30' })).toThrow(
      /"2027-02-30" is not a day\.\nMaybe/,
    );
    expect(() => buildPreset('hybrid', { today: 'tomorrow' })).toThrow('"tomorrow" is not a day');
  });
});

it('tells a preset by its name', () => {
  expect(['hybrid', 'toString', 'milan'].map(isPresetName)).toEqual([true, false, false]);
});
