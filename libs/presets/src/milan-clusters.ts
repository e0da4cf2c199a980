import { CLUSTERS } from './clusters';
import { inventCluster, type Peculiarity } from './participants';
import type { Day, Preset, PresetParticipant } from './preset';
import { milanSessions, span, tables } from './programme';
import { randomFrom } from './random';
import { inventRequests } from './requests';

const SLOTS = 18;

/** What makes a real gathering harder than a neat one; each case is a test of the product. */
function peculiarities(day: Day): Readonly<Record<string, Peculiarity>> {
  const organisation = 'Parco Tecnologico del Naviglio (demo)';
  return {
    // Two clusters of one organisation.
    'naviglio-food': { organisation },
    'naviglio-bio': { organisation },
    // Two delegates of one cluster, who can sit at two tables at a time.
    'aero-queretaro': { delegates: 2 },
    'lleida-fruit': { delegates: 2 },
    // One leaves at 13:00 for the aeroplane.
    'cafe-caldas': { unavailable: [span(day, '13:00', '23:59')] },
    // One stayed at home: 08:00 there is 13:00 in Milan.
    'tic-litoral': { attends: 'remote', localHours: { from: '08:00', until: '19:00' } },
    // These two need the interpreter, who speaks Italian and Spanish only; nothing helps them with the Danes.
    'salento-wines': { languages: ['it'] },
    'lacteo-norte': { languages: ['es'] },
  };
}

/** More was agreed than the day holds: 12 tables × 18 slots are 216 places. */
function mostAccepted({ key, region }: PresetParticipant): number {
  if (region === 'EU') return 12;
  const exceptions: Readonly<Record<string, number>> = {
    'aero-queretaro': 24,
    'cafe-caldas': 12,
    'tic-litoral': 6,
    // One agenda too full: at least one of its meetings cannot be placed.
    'chocolate-guayas': SLOTS + 1,
  };
  return exceptions[key] ?? SLOTS;
}

/** The model case: 42 clusters, one day, 12 tables, fewer places than agreed meetings. */
export function milanClusters(day: Day): Preset {
  const random = randomFrom(42);
  const peculiar = peculiarities(day);
  const participants = CLUSTERS.map((row) => inventCluster(row, random, peculiar[row.key]));
  // A dispute over a trade mark: its author alone knows.
  const vetoes = [{ by: 'chocolate-guayas', against: 'aegean-food' }];
  const plan = { participants, vetoes, pairing: 'across-regions' as const, mostAccepted, chance: 6, random };
  return {
    name: 'milan-clusters',
    title: 'EU-CELAC Cluster Matchmaking (demo)',
    place: 'Palazzo della Regione (demo), Milano',
    zone: 'Europe/Rome',
    days: [day],
    defaultLanguage: 'en',
    contactName: 'Segreteria incontri (demo)',
    contactEmail: 'matchmaking@lombardia-demo.example',
    pairing: 'across-regions',
    programme: {
      sessions: milanSessions(day),
      tables: tables(12, 1),
      interpreters: [{ name: 'Interprete italiano-español', languages: ['it', 'es'], unavailable: [] }],
    },
    participants,
    requests: inventRequests({ ...plan, requests: 320, accepted: 230 }),
    vetoes,
    incidents: [
      { kind: 'no-show', atLocal: `${day}T10:20`, participant: 'moldova-hills' },
      { kind: 'table-lost', atLocal: `${day}T13:00`, table: '11' },
      { kind: 'table-lost', atLocal: `${day}T13:00`, table: '12' },
    ],
  };
}
