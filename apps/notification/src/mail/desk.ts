import { oneLine, type Zone, type ZoneData } from '@ronda/calendar';
import type { GatheringFacts, MeetingFacts } from '../domain/facts';
import type { Recipient } from '../domain/mail';
import { fill, phrasesByLanguage, type Phrases } from './languages';
import { LocalTimes } from './local-time';
import type { Letter } from './templates/letter';

/** A letter with what travels beside it. */
export interface Written {
  readonly letter: Letter;
  /** The From address where it is not Ronda's own. */
  readonly replyAddress: string | null;
  readonly calendar: CalendarPart | null;
}

export type CalendarPart =
  /** An invitation, which mail programs act on. */
  | { readonly method: 'REQUEST' | 'CANCEL' | 'DECLINECOUNTER'; readonly text: string }
  /** A file to look at. */
  | { readonly method: null; readonly text: string };

/** What every letter is written with. */
export interface Office {
  readonly zones: ZoneData;
  /** Where people reach Ronda, without a trailing slash. */
  readonly publicUrl: string;
  /** The name in From. */
  readonly senderName: string;
  readonly openSealed: (sealed: string) => string;
}

/** The same, for one mail. */
export interface Desk extends Office {
  readonly mailId: string;
  /** Where the invitation of a mail is answered. */
  readonly answerUrl: (mailId: string, expiresAt: Date) => string;
  /** Where mails of this mail's kind are refused. */
  readonly unsubscribeUrl: () => string;
}

const BARE_LABEL = /^\p{L}?\d+\p{L}?$/u;

/** The words, times and zone of one recipient. */
export class Reader {
  readonly phrases: Phrases;
  readonly times: LocalTimes;
  readonly zone: Zone;

  constructor(
    readonly recipient: Recipient,
    private readonly desk: Pick<Office, 'zones'>,
  ) {
    this.phrases = phrasesByLanguage[recipient.language];
    this.times = timesOf(this.phrases.locale);
    this.zone = desk.zones.require(recipient.zone);
  }

  fill(phrase: keyof Phrases, values: Readonly<Record<string, string | number>>): string {
    return fill(this.phrases[phrase], values);
  }

  /** A meeting's time and place: the reader's clock, and the other side's and the venue's where they differ. */
  meetingLines(meeting: MeetingFacts, gathering: GatheringFacts): { label: string; value: string }[] {
    const [startsAt, endsAt] = [new Date(meeting.startsAt), new Date(meeting.endsAt)];
    const at = (zone: string): string => this.times.span(startsAt, endsAt, this.desk.zones.require(zone));
    const { phrases } = this;
    const yourTime = at(this.recipient.zone);
    const otherClocks = [
      { label: phrases.theirTime, value: at(meeting.counterpart.zone) },
      { label: this.fill('venueTime', { place: plainName(gathering.place) }), value: at(gathering.zone) },
    ].filter(({ value }) => value !== yourTime);
    const lines = [
      { label: phrases.counterpart, value: whoIs(meeting) },
      { label: phrases.yourTime, value: yourTime },
      ...otherClocks,
      { label: phrases.where, value: this.place(meeting, gathering) },
    ];
    if (meeting.interpreter !== null) {
      lines.push({ label: phrases.interpreter, value: plainName(meeting.interpreter) });
    }
    return lines;
  }

  /** "Where: Table 12", with the colon of the language. */
  labelled({ label, value }: { readonly label: string; readonly value: string }): string {
    return `${label}${this.phrases.colon}${value}`;
  }

  /** A time on the reader's clock. */
  span(startsAt: string, endsAt: string): string {
    return this.times.span(new Date(startsAt), new Date(endsAt), this.zone);
  }

  /** "Table 12, Palazzo della Regione", or the virtual room and how to enter it. */
  place(meeting: MeetingFacts, gathering: GatheringFacts): string {
    const { joinUrl, tableKind } = meeting;
    const parts = [
      this.tableName(meeting),
      tableKind === 'virtual' ? null : plainName(gathering.place),
      joinUrl === null ? null : this.labelled({ label: this.phrases.online, value: joinUrl }),
    ];
    return parts.filter(Boolean).join(', ');
  }

  /** The same for a calendar's LOCATION, where a virtual room is its address. */
  location(meeting: MeetingFacts, gathering: GatheringFacts): string {
    const { joinUrl, tableKind } = meeting;
    const place = tableKind === 'virtual' ? joinUrl : plainName(gathering.place);
    return [this.tableName(meeting), place].filter(Boolean).join(', ');
  }

  /** A bare label such as "12" or "B3" gets the word for what it is; a name stands as it was given. */
  tableName({ table, tableKind }: Pick<MeetingFacts, 'table' | 'tableKind'>): string | null {
    if (table === null) return null;
    const name = plainName(table);
    return BARE_LABEL.test(name) ? this.fill(tableKind ?? 'table', { table: name }) : name;
  }

  /** A letter with greeting and footer; the kind of mail adds the rest. */
  letter(
    gathering: GatheringFacts | null,
    content: Partial<Letter> & Pick<Letter, 'subject' | 'paragraphs'>,
  ): Letter {
    const { phrases, recipient } = this;
    return {
      language: recipient.language,
      colon: phrases.colon,
      banner: gathering ? plainName(gathering.name) : 'Ronda',
      hello: fill(phrases.hello, { name: plainName(recipient.name) }),
      facts: [],
      rows: [],
      links: [],
      notes: [],
      unsubscribe: null,
      footer: [
        gathering
          ? fill(phrases.automatic, { gathering: plainName(gathering.name) })
          : phrases.automaticAlone,
        ...(gathering
          ? [
              fill(phrases.contact, {
                contact: plainName(gathering.contactName),
                email: gathering.contactEmail,
              }),
            ]
          : []),
      ],
      ...content,
    };
  }
}

const timesByLocale = new Map<string, LocalTimes>();

/** Making the formats takes longer than a whole mail. */
function timesOf(locale: string): LocalTimes {
  const known = timesByLocale.get(locale) ?? new LocalTimes(locale);
  timesByLocale.set(locale, known);
  return known;
}

/** "Dairy Cluster (BR), Ana Souza" */
export function whoIs({
  counterpart: { organisation, country, delegate },
}: Pick<MeetingFacts, 'counterpart'>): string {
  return `${plainName(organisation)} (${country})${delegate === null ? '' : `, ${plainName(delegate)}`}`;
}

/** A name that people gave, as it may stand in a mail of ours: one line, no link, no trick with the writing. */
export function plainName(name: string): string {
  return oneLine(name, 100)
    .replace(/\b(?:https?:\/\/|www\.)\S+/gi, '')
    .trim();
}
