import type { NameOf } from '../explain/text';
import type { ProblemChange, Span } from './problem-change';

/** A change in words for the organiser. */
export function problemChangeText(change: ProblemChange, name: NameOf = (id) => id): string {
  switch (change.kind) {
    case 'participant-away':
      return `${name(change.participant)} is away${span(change, name)}.`;
    case 'participant-back':
      return `${name(change.participant)} can meet${span(change, name) || ' all the time'}.`;
    case 'participant-added':
      return `${name(change.participant.id)} takes part.`;
    case 'delegates-changed':
      return `${name(change.participant)} sends ${change.delegates} delegates.`;
    case 'tables-lost':
      return `${change.tables.map(name).join(', ')} cannot be used${span(change, name)}.`;
    case 'table-added':
      return `One more table (${change.table.kind ?? 'table'})${change.table.slots ? ` in ${change.table.slots.map(name).join(', ')}` : ''}.`;
    case 'slots-lost':
      return `Nobody meets in ${change.slots.map(name).join(', ')}.`;
    case 'slot-added':
      return `One more slot after ${name(change.after)}.`;
    case 'interpreter-away':
      return `Interpreter ${name(change.interpreter)} is away${span(change, name)}.`;
    case 'interpreter-added':
      return `One more interpreter (${change.interpreter.languages.join('–')}).`;
    case 'meeting-added':
      return `${change.meeting.participants.map(name).join(' and ')} are to meet.`;
    case 'meeting-withdrawn':
      return `Meeting ${name(change.meeting)} is taken back.`;
    case 'pair-forbidden':
      return `${change.participants.map(name).join(' and ')} are not to meet.`;
  }
}

function span({ from, until }: Span, name: NameOf): string {
  return (
    (from === undefined ? '' : ` from ${name(from)}`) + (until === undefined ? '' : ` until ${name(until)}`)
  );
}
