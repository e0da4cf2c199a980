import { createTransport } from 'nodemailer';
import { SmtpInbox } from '../../../apps/notification/src/inbound/smtp-inbox';
import { Gathering, type Person } from './gathering';
import type { NotificationWorld } from './notification-app';

export interface AnswerRow {
  outcome: string;
  reason: string | null;
  response: string | null;
  source: string;
  sender: string | null;
}

/** A reply as a calendar writes it, with what a test changes. */
export interface ReplyChanges {
  readonly method?: string;
  readonly partstat?: string;
  readonly sequence?: number;
  readonly stampedAt?: string;
  readonly attendee?: string;
  readonly uid?: string;
  /** Lines of the event beside the usual ones. */
  readonly lines?: readonly string[];
  /** Instead of the calendar text. */
  readonly calendar?: string;
}

export interface MailChanges {
  readonly from?: string;
  readonly to?: string;
  readonly headers?: readonly string[];
  /** What the mail server in front of us found out about the sender; null where the mail came around it. */
  readonly checked?: string | null;
  /** Instead of a body with a calendar. */
  readonly body?: readonly string[];
}

/** A meeting whose invitations were sent, and mail programs that answer them. */
export class Invited {
  private constructor(
    readonly world: NotificationWorld,
    readonly gathering: Gathering,
    readonly ana: Person,
    readonly bruno: Person,
    readonly uid: string,
    readonly replyAddress: string,
  ) {}

  static async create(world: NotificationWorld): Promise<Invited> {
    const gathering = await Gathering.create(world);
    const ana = await gathering.person('Ana', { zone: 'America/Bogota', attends: 'remote' });
    const bruno = await gathering.person('Bruno', { language: 'it' });
    const uid = await gathering.meeting(ana, bruno);
    await gathering.publish();
    await world.settled();
    const [row] = await world.query<{ address: string }>(
      'SELECT address FROM notification.reply_address WHERE uid = $1',
      [uid],
    );
    return new Invited(world, gathering, ana, bruno, uid, row!.address);
  }

  calendar(person: Person, changes: ReplyChanges = {}): string {
    const lines = [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Test//Calendar//EN',
      `METHOD:${changes.method ?? 'REPLY'}`,
      'BEGIN:VEVENT',
      `UID:${changes.uid ?? this.uid}`,
      `SEQUENCE:${changes.sequence ?? 0}`,
      `DTSTAMP:${changes.stampedAt ?? '20260601T080000Z'}`,
      `ATTENDEE;PARTSTAT=${changes.partstat ?? 'ACCEPTED'}:mailto:${changes.attendee ?? person.address}`,
      ...(changes.lines ?? []),
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ];
    return changes.calendar ?? lines.join('\r\n');
  }

  /** The whole mail that answers. */
  mail(person: Person, reply: ReplyChanges = {}, changes: MailChanges = {}): string {
    const body = changes.body ?? [
      `Content-Type: text/calendar; charset=utf-8; method=${reply.method ?? 'REPLY'}`,
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(this.calendar(person, reply)).toString('base64').replace(/.{76}/g, '$&\r\n'),
    ];
    const { checked = 'mx.example.org; dmarc=pass header.from=x.example' } = changes;
    return [
      ...(checked === null ? [] : [`Authentication-Results: ${checked}`]),
      `From: Somebody <${changes.from ?? person.address}>`,
      `To: <${changes.to ?? this.replyAddress}>`,
      'Subject: Accepted',
      'MIME-Version: 1.0',
      ...(changes.headers ?? []),
      ...body,
      '',
    ].join('\r\n');
  }

  /** Sends the answer to our SMTP server, and resolves once it was taken in. */
  async answer(person: Person, reply: ReplyChanges = {}, changes: MailChanges = {}): Promise<void> {
    await this.deliver(this.mail(person, reply, changes), changes.to ?? this.replyAddress, person.address);
  }

  /** @throws Error when the server refuses it */
  async deliver(raw: string | Buffer, to: string, from: string): Promise<void> {
    const { url } = this.world.apps[0]!.get(SmtpInbox);
    const transport = createTransport(`${url}?ignoreTLS=true`);
    await transport.sendMail({ envelope: { from, to: [to] }, raw });
    transport.close();
  }

  /** What became of everything that came in for the meeting, oldest first. */
  log(): Promise<AnswerRow[]> {
    return this.world.query<AnswerRow>(
      'SELECT outcome, reason, response, source, sender FROM notification.answer_log WHERE uid = $1 ORDER BY at, id',
      [this.uid],
    );
  }

  async outcomes(): Promise<string[]> {
    return (await this.log()).map(({ outcome, reason }) =>
      reason === null ? outcome : `${outcome} ${reason}`,
    );
  }

  /** What counts for a person. */
  async counts(person: Person): Promise<string | null> {
    const [row] = await this.world.query<{ response: string }>(
      'SELECT response FROM notification.answer WHERE uid = $1 AND recipient_id = $2',
      [this.uid, person.delegateId],
    );
    return row?.response ?? null;
  }

  notices() {
    return this.world.query<{
      facts: { event: string; isFreed: boolean; message: string | null };
      address: string;
    }>(
      `SELECT facts, address FROM notification.mail WHERE kind = 'notice' AND matchmaking_id = $1 ORDER BY created_at`,
      [this.gathering.matchmakingId],
    );
  }
}
