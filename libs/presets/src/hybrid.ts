import { CLUSTERS } from './clusters';
import { inventCluster } from './participants';
import type { Day, Preset } from './preset';
import { milanSessions, session, tables } from './programme';
import { randomFrom } from './random';
import { inventRequests } from './requests';

/** 10 Europeans and 4 Latin Americans. */
const isRemote = (index: number): boolean => index % 3 === 0;
const OFFICE_HOURS = { from: '08:00', until: '19:00' };

/** The clusters of Milan, a third of them at home, each in its own hours; the evening is for those in the west. */
export function hybrid(day: Day): Preset {
  const random = randomFrom(1115);
  const participants = CLUSTERS.map((row, index) =>
    inventCluster(row, random, isRemote(index) ? { attends: 'remote', localHours: OFFICE_HOURS } : {}),
  );
  return {
    name: 'hybrid',
    title: 'EU-CELAC Hybrid Cluster Round (demo)',
    place: 'Palazzo della Regione (demo), Milano, and online',
    zone: 'Europe/Rome',
    days: [day],
    defaultLanguage: 'en',
    contactName: 'Segreteria incontri (demo)',
    contactEmail: 'hybrid@lombardia-demo.example',
    pairing: 'across-regions',
    programme: {
      sessions: [...milanSessions(day), session('Evening', day, ['17:00', '19:00'], [20, 0])],
      tables: tables(8, 8),
      interpreters: [],
    },
    participants,
    requests: inventRequests({
      participants,
      vetoes: [],
      pairing: 'across-regions',
      requests: 280,
      accepted: 200,
      mostAccepted: ({ region }) => (region === 'EU' ? 12 : 20),
      chance: 6,
      random,
    }),
    vetoes: [],
    incidents: [],
  };
}
