import { DomainError, type Language } from '@ronda/domain';
import type { ParticipantProfile } from '../participant';
import type { DelegateEntry, UnavailabilityEntry } from '../participant-entry';
import { requireLocalHours } from '../participant-rules';
import { resolveSpan, type Zones } from '../zones';
import { readRow } from './read-row';
import { columnsWith, type Columns } from './import-columns';
import { readHeadings } from './read-headings';
import type { ImportError, ImportRow } from './import-row';

/** A participant as a file describes it. */
export interface ImportedParticipant {
  /** Where its first row is. */
  readonly row: number;
  readonly rows: readonly number[];
  readonly reference: string;
  readonly organisationName: string;
  readonly profile: ParticipantProfile;
  readonly delegates: readonly DelegateEntry[];
  readonly unavailable: readonly UnavailabilityEntry[];
}

export interface ReadImport {
  /** Those without any error. */
  readonly participants: readonly ImportedParticipant[];
  readonly errors: readonly ImportError[];
}

export interface Importing {
  readonly zones: Zones;
  /** The gathering's. */
  readonly zone: string;
  readonly defaultLanguage: Language;
}

interface NumberedRow {
  readonly number: number;
  readonly row: ImportRow;
}

/** Reads a file's rows, the headings first, and lists every error; a participant with an error in any row is left out. */
export function readImport(cells: readonly (readonly string[])[], importing: Importing): ReadImport {
  const columns = columnsWith(importing.zones);
  const errors: ImportError[] = [];
  const headings = readHeadings(cells[0] ?? [], columns, errors);
  if (errors.length > 0) return { participants: [], errors };
  const broken = new Set<string>();
  const groups = groupRows(cells, headings, columns, errors, broken);
  const participants: ImportedParticipant[] = [];
  for (const [reference, rows] of groups) {
    const participant = broken.has(reference) ? null : gather(rows, importing, errors);
    if (participant) participants.push(participant);
  }
  const sound = withoutDuplicates(participants, errors);
  return { participants: sound, errors: errors.sort((a, b) => a.row - b.row) };
}

function groupRows(
  cells: readonly (readonly string[])[],
  headings: ReadonlyMap<keyof ImportRow, number>,
  columns: Columns,
  errors: ImportError[],
  broken: Set<string>,
): Map<string, NumberedRow[]> {
  const groups = new Map<string, NumberedRow[]>();
  const rowByEmail = new Map<string, number>();
  cells.forEach((texts, index) => {
    if (index === 0 || texts.every((text) => text.trim() === '')) return;
    const reference = (texts[headings.get('reference') ?? -1] ?? '').trim();
    const first = groups.get(reference)?.[0];
    const before = errors.length;
    const row = readRow(texts, index + 1, headings, columns, first?.row ?? null, errors);
    const email = (texts[headings.get('delegate_email') ?? -1] ?? '').trim();
    noteFirst(rowByEmail, email, index + 1, 'delegate_email', errors);
    if (errors.length > before) broken.add(reference);
    if (row) groups.set(reference, [...(groups.get(reference) ?? []), { number: index + 1, row }]);
  });
  return groups;
}

function gather(
  rows: readonly NumberedRow[],
  importing: Importing,
  errors: ImportError[],
): ImportedParticipant | null {
  const [first] = rows;
  if (!first) return null;
  const { row, number } = first;
  const profile = profileOf(row);
  const unavailable = row.unavailable.map((window) => ({
    ...window,
    zone: window.zone ?? row.unavailable_zone ?? importing.zone,
  }));
  const found = [
    problem(number, 'local_hours_from', row.local_hours_from ?? '', () => {
      requireBothHours(row);
      requireLocalHours(profile.localHours);
    }),
    ...unavailable.map((window) =>
      problem(number, 'unavailable', `${window.startsLocal}/${window.endsLocal}`, () =>
        resolveSpan(importing.zones, window, window.zone, 'unavailable time'),
      ),
    ),
  ].filter((error) => error !== null);
  errors.push(...found);
  if (found.length > 0) return null;
  return {
    row: number,
    rows: rows.map((one) => one.number),
    reference: row.reference,
    organisationName: row.organisation,
    profile,
    delegates: rows.map((one) => delegateOf(one.row, row, importing.defaultLanguage)),
    unavailable,
  };
}

function profileOf(row: ImportRow): ParticipantProfile {
  const { kind, region, country, sectors, offers, needs, languages, description, website, zone, attends } =
    row;
  const { local_hours_from: from, local_hours_until: until } = row;
  return {
    name: row.name ?? row.organisation,
    kind,
    region,
    country,
    sectors,
    offers,
    needs,
    languages,
    description,
    website,
    zone,
    attends,
    localHours: from === null || until === null ? null : { from, until },
    maxMeetings: row.max_meetings,
  };
}

function delegateOf(row: ImportRow, first: ImportRow, language: Language): DelegateEntry {
  return {
    name: row.delegate_name,
    email: row.delegate_email,
    language: row.delegate_language ?? language,
    zone: row.delegate_zone ?? first.zone,
  };
}

function requireBothHours({ local_hours_from: from, local_hours_until: until }: ImportRow): void {
  if ((from === null) === (until === null)) return;
  throw new DomainError('LOCAL_HOURS.HALF', 'Both local_hours_from and local_hours_until, or neither.');
}

/** What a domain rule says against a value, as an error of the file. */
function problem(row: number, column: string, value: string, rule: () => unknown): ImportError | null {
  try {
    rule();
    return null;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { row, column, value, expected: error.message.replaceAll('\n', ' ') };
  }
}

/** A name may be there once only in a file. */
function withoutDuplicates(
  participants: readonly ImportedParticipant[],
  errors: ImportError[],
): ImportedParticipant[] {
  const rowByName = new Map<string, number>();
  return participants.filter(({ row, profile }) => noteFirst(rowByName, profile.name, row, 'name', errors));
}

/** Whether the value is there for the first time; otherwise an error names where it was before. */
function noteFirst(
  rowByValue: Map<string, number>,
  value: string,
  row: number,
  column: string,
  errors: ImportError[],
): boolean {
  const key = value.toLowerCase();
  const earlier = rowByValue.get(key);
  if (earlier === undefined && key !== '') rowByValue.set(key, row);
  if (earlier === undefined) return true;
  errors.push({ row, column, value, expected: `a value that is not in row ${earlier} already` });
  return false;
}
