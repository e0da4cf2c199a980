/** A day of the calendar, "2027-06-11". */
export type Day = string;
/** A wall time of a day, "2027-06-11T09:00". */
export type LocalTime = string;
/** The five languages in which people get their mails. */
export type MailLanguage = 'es' | 'pt' | 'en' | 'fr' | 'it';

export interface LocalSpan {
  readonly startsLocal: LocalTime;
  readonly endsLocal: LocalTime;
}

/** An invented gathering, whole: who comes, when and where, who asks whom and what the other side will answer. */
export interface Preset {
  readonly name: PresetName;
  readonly title: string;
  readonly place: string;
  /** IANA name. */
  readonly zone: string;
  readonly days: readonly Day[];
  readonly defaultLanguage: MailLanguage;
  readonly contactName: string;
  readonly contactEmail: string;
  readonly pairing: 'across-regions' | 'anyone';
  readonly programme: PresetProgramme;
  readonly participants: readonly PresetParticipant[];
  readonly requests: readonly PresetRequest[];
  /** Pairs that must never meet, by the wish of one side; nobody in them asks the other. */
  readonly vetoes: readonly PresetVeto[];
  /** What goes wrong on the day. */
  readonly incidents: readonly PresetIncident[];
}

export type PresetName = 'milan-clusters' | 'milan-smes' | 'bizmatch' | 'fifty-seven' | 'hybrid';

/** All wall times are those of the gathering's zone. */
export interface PresetProgramme {
  readonly sessions: readonly PresetSession[];
  readonly tables: readonly PresetTable[];
  readonly interpreters: readonly PresetInterpreter[];
}
export interface PresetSession extends LocalSpan {
  readonly name: string;
  readonly slotMinutes: number;
  readonly pauseMinutes: number;
  readonly breaks: readonly LocalSpan[];
}
export interface PresetTable {
  readonly name: string;
  readonly kind: 'table' | 'booth' | 'virtual';
  readonly joinUrl: string | null;
  readonly closed: readonly LocalSpan[];
}
export interface PresetInterpreter {
  readonly name: string;
  readonly languages: readonly string[];
  readonly unavailable: readonly LocalSpan[];
}

export interface PresetParticipant {
  /** Unique in the preset, stable: "las-parejas". */
  readonly key: string;
  /** How it is called at the gathering; unique. */
  readonly name: string;
  /** Whom it belongs to; two participants may have the same. */
  readonly organisation: string;
  readonly kind: 'cluster' | 'company' | 'agency' | 'research-centre' | 'other';
  readonly region: 'EU' | 'LAC';
  /** ISO 3166-1 alpha-2, or GB-NIR. */
  readonly country: string;
  readonly zone: string;
  readonly sectors: readonly string[];
  readonly offers: readonly string[];
  readonly needs: readonly string[];
  /** ISO 639-1. */
  readonly languages: readonly string[];
  readonly description: string;
  readonly website: string;
  readonly attends: 'on-site' | 'remote';
  /** "HH:MM" in its own zone; null means any hour of the programme. */
  readonly localHours: { readonly from: string; readonly until: string } | null;
  readonly unavailable: readonly LocalSpan[];
  /** Those who sit at tables, at the same time when there are two. */
  readonly delegates: readonly PresetDelegate[];
}
export interface PresetDelegate {
  readonly name: string;
  /** Ends in a name that RFC 2606 keeps from ever being anybody's. */
  readonly email: string;
  readonly language: MailLanguage;
  readonly zone: string;
}

export interface PresetRequest {
  /** Keys of participants. */
  readonly from: string;
  readonly to: string;
  readonly priority: 'must' | 'want' | 'nice';
  readonly message: string;
  /** What the other side will do; null: it never answers. */
  readonly answer: PresetAnswer | null;
}
export type PresetAnswer =
  { readonly kind: 'accept' } | { readonly kind: 'decline'; readonly reason: string };

export interface PresetVeto {
  readonly by: string;
  readonly against: string;
}

export type PresetIncident =
  | { readonly kind: 'no-show'; readonly atLocal: LocalTime; readonly participant: string }
  | { readonly kind: 'table-lost'; readonly atLocal: LocalTime; readonly table: string };

/** How a preset is placed in time; everything else of it is always the same. */
export interface PresetOptions {
  /** Its first day. Without it: the second Friday of the first June that is at least 30 days away. */
  readonly date?: Day;
  readonly today: Day;
}
