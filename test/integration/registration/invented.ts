/** Bodies of requests, right unless a test says otherwise. Everybody in them is invented. */
export const milan = {
  name: 'EU-CELAC B2B (demo)',
  place: 'Milano',
  zone: 'Europe/Rome',
  defaultLanguage: 'en',
  contactName: 'Giulia Rossi (demo)',
  contactEmail: 'organiser@demo.example',
};

const tables = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ name: `Table ${index + 1}`, kind: 'table' }));

/** Nine slots in the morning and nine in the afternoon, at twelve tables. */
export const milanProgramme = {
  sessions: [
    session('Morning', '2015-06-12T09:00', '2015-06-12T12:00'),
    session('Afternoon', '2015-06-12T14:00', '2015-06-12T17:00'),
  ],
  tables: tables(12),
  interpreters: [{ name: 'Interpreter 1 (demo)', languages: ['it', 'es'] }],
};

export function session(name: string, startsLocal: string, endsLocal: string, slotMinutes = 20) {
  return { name, startsLocal, endsLocal, slotMinutes };
}

let count = 0;

/** A participant that differs from every other. */
export function cluster(change: Record<string, unknown> = {}) {
  count += 1;
  return {
    name: `Clúster Lácteo ${count} (demo)`,
    kind: 'cluster',
    region: 'LAC',
    country: 'AR',
    sectors: ['agro-food'],
    offers: ['cold-chain logistics'],
    needs: ['packaging technology'],
    languages: ['es', 'en'],
    zone: 'America/Argentina/Buenos_Aires',
    delegates: [delegate(`ana.${count}@demo.example`)],
    ...change,
  };
}

export function delegate(email: string) {
  return { name: 'Ana Pérez (demo)', email, language: 'es', zone: 'America/Argentina/Buenos_Aires' };
}
