import { createEvents, type EventAttributes } from 'ics';
import { CalendarError } from '../calendar-error';
import { parseCalendar, type JComponent, type JProperty } from './jcal';
import type { CalendarEntry } from './model';

/** Who made the file (RFC 5545 §3.7.3). */
export const PRODUCT = '-//Ronda//Ronda//EN';

/** What the entry says beyond its texts and times. */
export interface EntryState {
  readonly stampedAt: Date;
  readonly status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED' | null;
  readonly isBusy: boolean;
}

/** `timestamp` is read by ics but missing from its types; without it DTSTAMP would be the present moment. */
type Attributes = EventAttributes & { readonly timestamp: number };

/**
 * The VEVENTs of normalised entries: what `ics` can say safely. People, alarms and conferences are added later, as
 * `ics` lets their texts break out of their lines; long texts too, as it folds them in quadratic time.
 */
export function skeleton(entries: readonly CalendarEntry[], state: EntryState): JComponent[] {
  const pattern = patternOf(state);
  return entries.map((entry) => filled(pattern, valuesOf(entry, state.stampedAt)));
}

type Pattern = readonly JProperty[];

/** One for each status. `ics` checks its attributes for longer than all the rest of a mail takes: it is asked once. */
const patterns = new Map<string, Pattern>();

function patternOf(state: EntryState): Pattern {
  const key = `${String(state.status)} ${String(state.isBusy)}`;
  const pattern = patterns.get(key) ?? newPattern(state);
  patterns.set(key, pattern);
  return pattern;
}

/** The properties `ics` writes for an entry in this state, of a made-up meeting. */
function newPattern({ status, isBusy }: EntryState): Pattern {
  const attributes: Attributes = {
    uid: 'pattern',
    sequence: 0,
    timestamp: 0,
    start: 0,
    end: 1,
    startInputType: 'utc',
    startOutputType: 'utc',
    endInputType: 'utc',
    endOutputType: 'utc',
    title: 'pattern',
    ...(status && { status }),
    transp: isBusy ? 'OPAQUE' : 'TRANSPARENT',
    busyStatus: isBusy ? 'BUSY' : 'FREE',
    productId: PRODUCT,
  };
  const { error, value } = createEvents([attributes]);
  if (value === null) throw refused(error);
  const [event] = parseCalendar(value)[2];
  if (!event) throw new Error('The pattern has no event.');
  return event[1];
}

/** What differs from entry to entry. */
function valuesOf(entry: CalendarEntry, stampedAt: Date): ReadonlyMap<string, string | number> {
  return new Map<string, string | number>([
    ['uid', entry.uid],
    ['summary', entry.summary],
    ['sequence', entry.sequence],
    ['dtstamp', utc(stampedAt)],
    ['dtstart', utc(entry.startsAt)],
    ['dtend', utc(entry.endsAt)],
  ]);
}

function filled(pattern: Pattern, values: ReadonlyMap<string, string | number>): JComponent {
  const properties = pattern.map(([name, parameters, type, value]): JProperty => [
    name,
    { ...parameters },
    type,
    values.get(name) ?? value,
  ]);
  return ['vevent', properties, []];
}

/** DATE-TIME in jCal (RFC 7265 §3.6.5): 2027-06-12T09:00:00Z. */
export const utc = (instant: Date): string => `${instant.toISOString().slice(0, 19)}Z`;

/** What ics returns is not always an Error; its list of reasons tells more. */
function refused(error: unknown): CalendarError {
  const { errors, message } = (error ?? {}) as { errors?: readonly string[]; message?: string };
  return new CalendarError(
    'INVITATION.REFUSED',
    `The calendar entry was refused: ${errors?.join('; ') ?? message ?? 'no reason given'}.\nMaybe a value has the wrong type.`,
  );
}
