import { addDays } from './calendar-day';
import { inventCompanies } from './companies';
import type { Day, Preset } from './preset';
import { milanSessions, session, tables } from './programme';
import { randomFrom } from './random';
import { inventRequests } from './requests';

/** The companies that met beside the clusters: 276 of them, 700 agreements, 38 tables × 18 slots = 684 places. */
export function milanSmes(day: Day): Preset {
  const random = randomFrom(276);
  const participants = inventCompanies({ EU: 166, LAC: 110 }, random);
  const plan = { participants, vetoes: [], pairing: 'across-regions' as const, chance: 14, random };
  return {
    name: 'milan-smes',
    title: 'EU-CELAC Company Matchmaking (demo)',
    place: 'Fiera (demo), Milano',
    zone: 'Europe/Rome',
    days: [day],
    defaultLanguage: 'it',
    contactName: 'Sportello imprese (demo)',
    contactEmail: 'companies@lombardia-demo.example',
    pairing: 'across-regions',
    programme: { sessions: milanSessions(day), tables: tables(38), interpreters: [] },
    participants,
    requests: inventRequests({ ...plan, requests: 1100, accepted: 700, mostAccepted: () => 14 }),
    vetoes: [],
    incidents: [],
  };
}

/** 800 companies, 4,000 agreed meetings, two days of 16 half hours, 140 tables: 4,480 places. */
export function bizmatch(day: Day): Preset {
  const random = randomFrom(800);
  const days = [day, addDays(day, 1)];
  const participants = inventCompanies({ EU: 320, LAC: 480 }, random);
  const plan = { participants, vetoes: [], pairing: 'across-regions' as const, chance: 16, random };
  return {
    name: 'bizmatch',
    title: 'European Business Round of Cartagena (demo)',
    place: 'Centro de Convenciones (demo), Cartagena de Indias',
    zone: 'America/Bogota',
    days,
    defaultLanguage: 'es',
    contactName: 'Mesa de ayuda (demo)',
    contactEmail: 'rondas@cartagena-demo.example',
    pairing: 'across-regions',
    programme: {
      sessions: days.flatMap((date, index) => [
        session(`Day ${index + 1}, morning`, date, ['08:00', '12:00'], [25, 5]),
        session(`Day ${index + 1}, afternoon`, date, ['14:00', '18:00'], [25, 5]),
      ]),
      tables: tables(140),
      interpreters: [],
    },
    participants,
    requests: inventRequests({ ...plan, requests: 5400, accepted: 4000, mostAccepted: () => 26 }),
    vetoes: [],
    incidents: [],
  };
}

/** 50 people want 130 meetings in 7 slots, some of them more than 7: which ones must be cancelled? */
export function fiftySeven(day: Day): Preset {
  const random = randomFrom(57);
  const participants = inventCompanies({ EU: 25, LAC: 25 }, random);
  const plan = { participants, vetoes: [], pairing: 'anyone' as const, chance: 8, random };
  return {
    name: 'fifty-seven',
    title: 'Fifty people, seven slots (demo)',
    place: 'Mercado del Puerto (demo), Montevideo',
    zone: 'America/Montevideo',
    days: [day],
    defaultLanguage: 'es',
    contactName: 'Secretaría (demo)',
    contactEmail: 'encuentro@montevideo-demo.example',
    pairing: 'anyone',
    programme: {
      sessions: [session('Afternoon', day, ['14:00', '17:30'], [25, 5])],
      tables: tables(25),
      interpreters: [],
    },
    participants,
    requests: inventRequests({ ...plan, requests: 130, accepted: 130, mostAccepted: () => 130 }),
    vetoes: [],
    incidents: [],
  };
}
