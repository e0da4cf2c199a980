import { COUNTRIES, type Country } from './countries';
import { inventParticipant } from './participants';
import { slug } from './people';
import type { MailLanguage, PresetParticipant } from './preset';
import type { Random } from './random';
import { SECTORS } from './topics';

const TRADES: Readonly<Record<MailLanguage, readonly string[]>> = {
  es: [
    'Conservas',
    'Agroindustrias',
    'Bodegas',
    'Frutas',
    'Maquinaria',
    'Energías',
    'Biotecnología',
    'Sistemas',
    'Envases',
    'Hoteles',
    'Lácteos',
    'Metalúrgica',
  ],
  pt: [
    'Conservas',
    'Agroindústrias',
    'Vinhos',
    'Frutas',
    'Máquinas',
    'Energias',
    'Biotecnologia',
    'Sistemas',
    'Embalagens',
    'Hotéis',
    'Laticínios',
    'Metalúrgica',
  ],
  en: [
    'Foods',
    'Agri Works',
    'Wines',
    'Orchards',
    'Machinery',
    'Energy',
    'Biotech',
    'Software',
    'Packaging',
    'Hotels',
    'Dairies',
    'Metalworks',
  ],
  fr: [
    'Conserverie',
    'Coopérative',
    'Vins',
    'Vergers',
    'Machines',
    'Énergies',
    'Biotechnologies',
    'Logiciels',
    'Emballages',
    'Hôtels',
    'Laiteries',
    'Mécanique',
  ],
  it: [
    'Conserve',
    'Agricola',
    'Vini',
    'Frutteti',
    'Macchine',
    'Energie',
    'Biotecnologie',
    'Software',
    'Imballaggi',
    'Alberghi',
    'Latterie',
    'Meccanica',
  ],
};
const MARKS = [
  'Aurora',
  'Boreal',
  'Cardinal',
  'Delta',
  'Esmeralda',
  'Fénix',
  'Gaia',
  'Horizonte',
  'Iris',
  'Júpiter',
  'Kora',
  'Luna',
  'Meridian',
  'Nova',
  'Orion',
  'Prisma',
];

export interface CompanyCounts {
  readonly EU: number;
  readonly LAC: number;
}

/** Companies spread evenly over the countries of both regions, each with a name nobody else has. */
export function inventCompanies(counts: CompanyCounts, random: Random): PresetParticipant[] {
  return (['EU', 'LAC'] as const).flatMap((region) => {
    const countries = COUNTRIES.filter((country) => country.region === region);
    return countries.flatMap((country, index) => {
      const share = Math.floor((counts[region] + countries.length - 1 - index) / countries.length);
      return inventCompaniesOf(country, share, random);
    });
  });
}

function inventCompaniesOf(country: Country, count: number, random: Random): PresetParticipant[] {
  const possible = TRADES[country.mailLanguage].flatMap((trade) => MARKS.map((mark) => `${trade} ${mark}`));
  return random.sample(possible, count).map((name, index) => {
    const place = random.pick(country.cities);
    return inventParticipant(
      {
        key: slug(`${name} ${country.code} ${index + 1}`),
        name: `${name}, ${place} (demo)`,
        kind: 'company',
        country,
        place,
        sectors: random.sample(SECTORS, 2),
      },
      random,
    );
  });
}
