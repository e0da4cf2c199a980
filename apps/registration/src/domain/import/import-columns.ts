import { LANGUAGES, REGIONS } from '@ronda/domain';
import { isEmailAddress } from '../email-address';
import { isCountry, isLanguageCode } from '../names-of-places-and-languages';
import { ATTENDANCES, PARTICIPANT_KINDS } from '../participant';
import type { Zones } from '../zones';
import type { ColumnName, ImportRow } from './import-row';

/** How the text of a cell becomes a value; undefined when it cannot. */
export interface Column<T> {
  readonly expected: string;
  /** The heading may be missing from the file, and the cell empty. */
  readonly isOptional: boolean;
  /** Gets trimmed text, empty too where the column is optional. */
  read(text: string): T | undefined;
}
export type Columns = { readonly [C in ColumnName]: Column<ImportRow[C]> };

/** Columns that describe the participant, the same in all its rows; the others describe one delegate. */
export const PARTICIPANT_COLUMNS: readonly ColumnName[] = [
  'organisation',
  'name',
  'kind',
  'region',
  'country',
  'sectors',
  'offers',
  'needs',
  'languages',
  'description',
  'website',
  'zone',
  'attends',
  'local_hours_from',
  'local_hours_until',
  'max_meetings',
  'unavailable',
  'unavailable_zone',
];
export const DELEGATE_COLUMNS: readonly ColumnName[] = [
  'delegate_name',
  'delegate_email',
  'delegate_language',
  'delegate_zone',
];
/** In the order in which a file is written. */
export const COLUMN_NAMES: readonly ColumnName[] = ['reference', ...PARTICIPANT_COLUMNS, ...DELEGATE_COLUMNS];

/** Separates the values of a list within one cell. */
export const LIST_SEPARATOR = '|';

export function columnsWith(zones: Zones): Columns {
  const zone = (text: string) => (zones.isKnown(text) ? text : undefined);
  const zoneExpected = 'a time zone such as Europe/Rome or America/Bogota';
  return {
    reference: text(100),
    organisation: text(200),
    name: orNull(text(200)),
    kind: oneOf(PARTICIPANT_KINDS),
    region: oneOf(REGIONS),
    country: {
      expected: 'a country code such as IT, BR or GB-NIR',
      isOptional: false,
      read: check(isCountry),
    },
    sectors: list('', () => true),
    offers: list('', () => true),
    needs: list('', () => true),
    languages: list(' of language codes such as es', isLanguageCode),
    description: { ...text(5000), isOptional: true },
    website: orNull({
      expected: 'a web address beginning with https://',
      isOptional: true,
      read: check((address) => /^https?:\/\/[^\s<>"']{1,500}$/.test(address)),
    }),
    zone: { expected: zoneExpected, isOptional: false, read: zone },
    attends: {
      ...oneOf(ATTENDANCES),
      isOptional: true,
      read: (given) => readOneOf(ATTENDANCES, given || 'on-site'),
    },
    local_hours_from: orNull(HOUR),
    local_hours_until: orNull(HOUR),
    max_meetings: orNull({ expected: 'a whole number from 0 to 1000', isOptional: true, read: readCount }),
    unavailable: {
      expected: UNAVAILABLE_EXPECTED,
      isOptional: true,
      read: (given) => readUnavailable(given, zones),
    },
    unavailable_zone: orNull({ expected: zoneExpected, isOptional: true, read: zone }),
    delegate_name: text(200),
    delegate_email: {
      expected: 'one plain e-mail address such as ana@example.org',
      isOptional: false,
      read: check(isEmailAddress),
    },
    delegate_language: orNull(oneOf(LANGUAGES)),
    delegate_zone: orNull({ expected: zoneExpected, isOptional: true, read: zone }),
  };
}

const HOUR: Column<string> = {
  expected: 'a time such as 09:00',
  isOptional: true,
  read: check((hour) => /^([01]\d|2[0-3]):[0-5]\d$/.test(hour)),
};
const UNAVAILABLE_EXPECTED =
  `times such as 2027-06-12T13:00/2027-06-12T18:00, separated by ${LIST_SEPARATOR}, ` +
  'each followed by its time zone where that is another';
const WINDOW = /^([^/ ]+)\/([^/ ]+)(?: +(\S+))?$/;

function check(isRight: (text: string) => boolean): (text: string) => string | undefined {
  return (text) => (isRight(text) ? text : undefined);
}

function text(longest: number): Column<string> {
  return {
    expected: `a text of at most ${longest} characters`,
    isOptional: false,
    read: check((given) => given.length <= longest),
  };
}

/** An empty cell means null. */
function orNull<T>(column: Column<T>): Column<T | null> {
  return { ...column, isOptional: true, read: (given) => (given === '' ? null : column.read(given)) };
}

function oneOf<T extends string>(values: readonly T[]): Column<T> {
  return {
    expected: `one of: ${values.join(', ')}`,
    isOptional: false,
    read: (given) => readOneOf(values, given),
  };
}

function readOneOf<T extends string>(values: readonly T[], given: string): T | undefined {
  return values.find((value) => value.toLowerCase() === given.toLowerCase());
}

function list(of: string, isRight: (item: string) => boolean): Column<readonly string[]> {
  return {
    expected: `a list${of}, separated by ${LIST_SEPARATOR}, of at most 50 values of at most 100 characters`,
    isOptional: true,
    read(given) {
      const items = given === '' ? [] : given.split(LIST_SEPARATOR).map((item) => item.trim());
      const isList = items.length <= 50 && items.every((item) => item !== '' && item.length <= 100);
      return isList && items.every(isRight) ? items : undefined;
    },
  };
}

function readCount(given: string): number | undefined {
  return /^\d{1,4}$/.test(given) && Number(given) <= 1000 ? Number(given) : undefined;
}

function readUnavailable(given: string, zones: Zones): ImportRow['unavailable'] | undefined {
  if (given === '') return [];
  const windows = given.split(LIST_SEPARATOR).map((window) => {
    const [, startsLocal, endsLocal, zone] = WINDOW.exec(window.trim()) ?? [];
    const isRight = startsLocal && endsLocal && (zone === undefined || zones.isKnown(zone));
    return isRight ? { startsLocal, endsLocal, zone } : undefined;
  });
  return windows.every((window) => window !== undefined) ? windows : undefined;
}
