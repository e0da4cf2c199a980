import type { PersonalData } from '../use-cases/export-person';

type Row = readonly [
  gathering: string,
  service: string,
  record: string,
  at: string,
  field: string,
  value: string,
];

const HEADINGS: Row = ['matchmaking', 'service', 'record', 'at', 'field', 'value'];

/** One row for each value, fields within fields by a path such as `delegate.name`. */
export function personalDataRows({ gatherings }: PersonalData): Row[] {
  const rows = gatherings.flatMap(({ matchmakingName, delegate, participant, records }) => {
    const own = { service: 'registration', at: null };
    return [
      { ...own, kind: 'delegate', data: delegate },
      { ...own, kind: 'participant', data: participant },
      ...records,
    ].flatMap(({ service, kind, at, data }) =>
      valuesIn(data).map(([field, value]): Row => [
        matchmakingName,
        service,
        kind,
        at?.toISOString() ?? '',
        field,
        value,
      ]),
    );
  });
  return [HEADINGS, ...rows];
}

function valuesIn(value: unknown, path = ''): [field: string, value: string][] {
  if (value === null || value === undefined) return [];
  if (value instanceof Date) return [[path, value.toISOString()]];
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object') return [[path, JSON.stringify(value)]];
  return Object.entries(value).flatMap(([key, inner]) =>
    valuesIn(inner, path === '' ? key : `${path}.${key}`),
  );
}
