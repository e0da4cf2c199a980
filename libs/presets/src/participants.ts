import type { ClusterRow } from './clusters';
import { countryOf, type Country } from './countries';
import { inventPerson, slug } from './people';
import type { MailLanguage, PresetDelegate, PresetParticipant } from './preset';
import type { Random } from './random';
import { topicsOf, worded, type Sector } from './topics';

/** How a participant differs from the usual one: on site, any hour, one delegate, an organisation of its own. */
export type Peculiarity = Partial<
  Pick<PresetParticipant, 'attends' | 'localHours' | 'unavailable' | 'languages' | 'organisation'>
> & { readonly delegates?: number };

interface Identity {
  readonly key: string;
  readonly name: string;
  readonly kind: PresetParticipant['kind'];
  readonly country: Country;
  readonly place: string;
  readonly sectors: readonly Sector[];
}

/** A cluster as the list has it, with what it says of itself made from its sectors and country. */
export function inventCluster(
  row: ClusterRow,
  random: Random,
  peculiarity: Peculiarity = {},
): PresetParticipant {
  return inventParticipant({ ...row, kind: 'cluster', country: countryOf(row.country) }, random, peculiarity);
}

export function inventParticipant(
  { key, name, kind, country, place, sectors }: Identity,
  random: Random,
  { delegates = 1, ...peculiarity }: Peculiarity = {},
): PresetParticipant {
  const domain = `${slug(key)}.example`;
  const topics = random.sample(topicsOf(sectors), 6);
  // Half the needs lie in other sectors: that is why one travels.
  const offers = topics.slice(0, 3);
  const needs = [...topics.slice(3, 5), ...random.sample(topicsOf(otherSectors(sectors, random)), 2)];
  return {
    key,
    name,
    organisation: name,
    kind,
    region: country.region,
    country: country.code,
    zone: country.zone,
    sectors,
    offers,
    needs: [...new Set(needs)].filter((need) => !offers.includes(need)),
    languages: country.languages,
    description: describe(name, place, offers, country.mailLanguage),
    website: `https://www.${domain}`,
    attends: 'on-site',
    localHours: null,
    unavailable: [],
    delegates: inventDelegation(country, domain, delegates, random),
    ...peculiarity,
  };
}

function otherSectors(sectors: readonly Sector[], random: Random): Sector[] {
  const neighbours: Sector[] = ['ICT', 'agro-food', 'renewable energy', 'biotechnology'];
  return random.sample(
    neighbours.filter((sector) => !sectors.includes(sector)),
    2,
  );
}

function inventDelegation(country: Country, domain: string, count: number, random: Random): PresetDelegate[] {
  const people = new Map<string, PresetDelegate>();
  while (people.size < count) {
    const person = inventPerson(country, domain, random);
    people.set(person.email, person);
  }
  return [...people.values()];
}

const DESCRIPTIONS: Readonly<Record<MailLanguage, (name: string, place: string, offers: string) => string>> =
  {
    es: (name, place, offers) => `${name} reúne empresas y centros de ${place}. Ofrecemos ${offers}.`,
    pt: (name, place, offers) => `${name} reúne empresas e centros de ${place}. Oferecemos ${offers}.`,
    en: (name, place, offers) => `${name} brings together firms and centres of ${place}. We offer ${offers}.`,
    fr: (name, place, offers) =>
      `${name} réunit des entreprises et des centres de ${place}. Nous proposons ${offers}.`,
    it: (name, place, offers) => `${name} riunisce imprese e centri di ${place}. Offriamo ${offers}.`,
  };

function describe(name: string, place: string, offers: readonly string[], language: MailLanguage): string {
  return DESCRIPTIONS[language](name, place, offers.map((offer) => worded(offer, language)).join(', '));
}
