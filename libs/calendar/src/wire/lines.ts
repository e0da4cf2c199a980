import { CalendarError } from '../calendar-error';

/** One property as it stands in the text: nothing is interpreted but quotes and escapes. */
export interface WireProperty {
  readonly name: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** As written, escapes included. */
  readonly raw: string;
}

export interface WireComponent {
  readonly name: string;
  readonly properties: readonly WireProperty[];
  readonly components: readonly WireComponent[];
}

const MAX_OCTETS = 75;
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufeff\u2028\u2029]/;
const LINE = /^([A-Z0-9-]+)((?:;[A-Z0-9-]+=(?:"[^"]*"|[^";:,]+))*):(.*)$/s;
const PARAMETER = /;([A-Z0-9-]+)=(?:"([^"]*)"|([^";:,]+))/g;

/**
 * Reads calendar text that we wrote, far more strictly than any calendar: CRLF alone, a final one, lines of at most
 * 75 octets, no control character, one value for each parameter, components that close. It shares no code with the
 * writer, so that the two do not err together.
 * @throws CalendarError WIRE.…
 */
export function readWire(text: string): WireComponent {
  assertOctets(text);
  const lines = text
    .slice(0, -2)
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n');
  const root = readComponent(lines, { at: 0 });
  if (root.end !== lines.length) throw notOnWire('STRUCTURE', 'something follows the calendar');
  return root.component;
}

function assertOctets(text: string): void {
  if (!text.endsWith('\r\n')) throw notOnWire('LINE_END', 'the last line does not end');
  if (CONTROL.test(text)) throw notOnWire('CONTROL', 'it holds a control character or a byte order mark');
  for (const line of text.slice(0, -2).split('\r\n')) {
    if (line.includes('\n') || line.includes('\r'))
      throw notOnWire('LINE_END', 'a line does not end with CR LF');
    if (/\p{Surrogate}/u.test(line)) throw notOnWire('UTF8', 'a character is cut in two');
    if (octets(line) > MAX_OCTETS)
      throw notOnWire('LINE_LENGTH', `a line is longer than ${MAX_OCTETS} octets`);
  }
}

/** The length in UTF-8. */
function octets(line: string): number {
  let length = line.length;
  for (const character of line) {
    const point = character.codePointAt(0) ?? 0;
    // UTF-16 units already counted: 1, or 2 for a pair of surrogates, which takes 4 octets.
    if (point > 0xffff) length += 2;
    else if (point > 0x7ff) length += 2;
    else if (point > 0x7f) length += 1;
  }
  return length;
}

function readComponent(
  lines: readonly string[],
  { at }: { at: number },
): { component: WireComponent; end: number } {
  const name = /^BEGIN:([A-Z]+)$/.exec(lines[at] ?? '')?.[1];
  if (!name) throw notOnWire('STRUCTURE', 'a component does not begin');
  const properties: WireProperty[] = [];
  const components: WireComponent[] = [];
  for (let next = at + 1; ;) {
    const line = lines[next];
    if (line === undefined) throw notOnWire('STRUCTURE', `${name} does not end`);
    if (line === `END:${name}`) return { component: { name, properties, components }, end: next + 1 };
    if (line.startsWith('BEGIN:')) {
      const inner = readComponent(lines, { at: next });
      components.push(inner.component);
      next = inner.end;
    } else {
      properties.push(readProperty(line));
      next += 1;
    }
  }
}

function readProperty(line: string): WireProperty {
  const match = LINE.exec(line);
  if (!match?.[1]) throw notOnWire('PROPERTY', `"${line.slice(0, 40)}" is no property`);
  const parameters: Record<string, string> = {};
  for (const [, name = '', quoted, plain] of (match[2] ?? '').matchAll(PARAMETER)) {
    if (name in parameters) throw notOnWire('PARAMETER', `${name} is there twice`);
    parameters[name] = quoted ?? plain ?? '';
  }
  return { name: match[1], parameters, raw: match[3] ?? '' };
}

/** The error of text that must not be sent. */
export function notOnWire(reason: string, why: string): CalendarError {
  return new CalendarError(
    `WIRE.${reason}`,
    `The calendar text must not be sent: ${why}.\nMaybe a text was not made safe before it was written.`,
  );
}
