import type { MailLanguage } from './preset';

/** Whose given and family names the people of a country bear. */
export type NameStock =
  | 'hispanic'
  | 'lusophone'
  | 'italian'
  | 'french'
  | 'anglophone'
  | 'nordic'
  | 'polish'
  | 'south-slavic'
  | 'greek'
  | 'hungarian'
  | 'romanian'
  | 'turkish';

export interface Country {
  /** ISO 3166-1 alpha-2, or a part of a country. */
  readonly code: string;
  readonly region: 'EU' | 'LAC';
  readonly zone: string;
  /** Spoken there in business, ISO 639-1, the home language first. */
  readonly languages: readonly string[];
  readonly mailLanguage: MailLanguage;
  readonly names: NameStock;
  readonly cities: readonly string[];
}

const country = (
  code: string,
  region: Country['region'],
  zone: string,
  languages: string,
  mailLanguage: MailLanguage,
  names: NameStock,
  cities: string,
): Country => ({
  code,
  region,
  zone,
  languages: languages.split(' '),
  mailLanguage,
  names,
  cities: cities.split(', '),
});

/** The 13 European and 10 Latin American and Caribbean countries of the Milan meeting. */
export const COUNTRIES: readonly Country[] = [
  country('HR', 'EU', 'Europe/Zagreb', 'hr en it', 'en', 'south-slavic', 'Osijek, Split, Varaždin, Zadar'),
  country('DK', 'EU', 'Europe/Copenhagen', 'da en', 'en', 'nordic', 'Aarhus, Odense, Viborg, Aalborg'),
  country(
    'FR',
    'EU',
    'Europe/Paris',
    'fr en',
    'fr',
    'french',
    'Avignon, Dijon, Rennes, Toulouse, Angers, Montpellier',
  ),
  country('GR', 'EU', 'Europe/Athens', 'el en', 'en', 'greek', 'Volos, Patras, Heraklion, Larissa'),
  country('HU', 'EU', 'Europe/Budapest', 'hu en', 'en', 'hungarian', 'Szeged, Debrecen, Győr, Pécs'),
  country(
    'IT',
    'EU',
    'Europe/Rome',
    'it en',
    'it',
    'italian',
    'Cremona, Lodi, Parma, Mantova, Brescia, Ravenna, Lecce, Asti',
  ),
  country('GB-NIR', 'EU', 'Europe/London', 'en', 'en', 'anglophone', 'Belfast, Armagh, Newry, Derry'),
  country('PL', 'EU', 'Europe/Warsaw', 'pl en', 'en', 'polish', 'Lublin, Poznań, Rzeszów, Olsztyn'),
  country('PT', 'EU', 'Europe/Lisbon', 'pt es en', 'pt', 'lusophone', 'Évora, Braga, Viseu, Santarém'),
  country(
    'RO',
    'EU',
    'Europe/Bucharest',
    'ro en it',
    'en',
    'romanian',
    'Cluj-Napoca, Iași, Timișoara, Sibiu',
  ),
  country(
    'RS',
    'EU',
    'Europe/Belgrade',
    'sr en',
    'en',
    'south-slavic',
    'Novi Sad, Niš, Kragujevac, Subotica',
  ),
  country(
    'ES',
    'EU',
    'Europe/Madrid',
    'es en',
    'es',
    'hispanic',
    'Lleida, Almería, Logroño, Zaragoza, Murcia, Valladolid',
  ),
  country('TR', 'EU', 'Europe/Istanbul', 'tr en', 'en', 'turkish', 'İzmir, Konya, Bursa, Gaziantep'),
  country(
    'AR',
    'LAC',
    'America/Argentina/Cordoba',
    'es en it',
    'es',
    'hispanic',
    'Rosario, Mendoza, Rafaela, Tandil, Córdoba',
  ),
  country(
    'BR',
    'LAC',
    'America/Sao_Paulo',
    'pt en es',
    'pt',
    'lusophone',
    'Campinas, Londrina, Chapecó, Caxias do Sul, Uberlândia',
  ),
  country('CL', 'LAC', 'America/Santiago', 'es en', 'es', 'hispanic', 'Talca, Temuco, La Serena, Rancagua'),
  country(
    'CO',
    'LAC',
    'America/Bogota',
    'es en',
    'es',
    'hispanic',
    'Medellín, Cali, Manizales, Barranquilla, Cartagena',
  ),
  country(
    'CR',
    'LAC',
    'America/Costa_Rica',
    'es en',
    'es',
    'hispanic',
    'Cartago, Heredia, Alajuela, Liberia',
  ),
  country('EC', 'LAC', 'America/Guayaquil', 'es en', 'es', 'hispanic', 'Guayaquil, Cuenca, Manta, Ambato'),
  country(
    'MX',
    'LAC',
    'America/Mexico_City',
    'es en',
    'es',
    'hispanic',
    'Querétaro, León, Puebla, Culiacán, Guadalajara',
  ),
  country('PE', 'LAC', 'America/Lima', 'es en', 'es', 'hispanic', 'Ica, Trujillo, Piura, Arequipa'),
  country(
    'DO',
    'LAC',
    'America/Santo_Domingo',
    'es en fr',
    'es',
    'hispanic',
    'Santiago, La Vega, Puerto Plata, San Juan',
  ),
  country(
    'UY',
    'LAC',
    'America/Montevideo',
    'es pt en',
    'es',
    'hispanic',
    'Salto, Paysandú, Colonia, Rivera',
  ),
];

/** The country of a code that this file lists. */
export function countryOf(code: string): Country {
  const found = COUNTRIES.find((one) => one.code === code);
  if (!found) throw new RangeError(`No preset has people from "${code}".`);
  return found;
}
