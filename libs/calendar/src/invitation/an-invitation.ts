import type { Invitation } from './model';

/** A valid invitation for specs; each names what it changes. */
export function anInvitation(changes: Partial<Invitation> = {}): Invitation {
  return {
    method: 'REQUEST',
    status: 'CONFIRMED',
    uid: '0193b2c4-5f7e-7a10-8c3d-2f6a9e4b1d70@match.example',
    sequence: 0,
    stampedAt: new Date('2027-06-01T08:00:00Z'),
    startsAt: new Date('2027-06-12T07:00:00Z'),
    endsAt: new Date('2027-06-12T07:20:00Z'),
    organizer: {
      name: 'Cumbre de Clústeres (demo)',
      address: 'rsvp+0193b2c4.9f86d081884c7d65@match.example',
    },
    attendee: { name: 'Ana Muñoz', address: 'ana@lacteos.example' },
    answer: 'NEEDS-ACTION',
    reminderMinutes: 10,
    summary: 'Reunión con Post-harvest Cluster (demo)',
    description: 'Mesa 4\nTu hora: 02:00 (UTC−5)\nHora del encuentro: 09:00 (UTC+2)',
    location: 'Mesa 4',
    conference: null,
    ...changes,
  };
}
