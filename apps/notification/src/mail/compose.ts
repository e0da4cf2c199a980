import type { CalendarPart, Written } from './desk';
import { header, leaf, mailbox, multipart, words, type Part } from './mime';
import { letterAsHtml, letterAsText, type Letter } from './templates/letter';

export interface Head {
  readonly from: { readonly name: string; readonly address: string };
  readonly to: { readonly name: string; readonly address: string };
  readonly messageId: string;
  /** Names the mail in its boundaries too, so that the same mail is the same bytes. */
  readonly key: string;
  readonly date: Date;
  readonly correlationId: string;
}

/**
 * The whole message (RFC 5322): mixed( alternative( text, HTML, calendar ), calendar file ) where it carries an
 * invitation, the form Google's own invitations have (RFC 6047).
 */
export function compose(head: Head, { letter, calendar }: Written): string {
  const alternatives = multipart('alternative', `=_${head.key}_1`, [
    ...lettersOf(letter),
    ...(calendar && calendar.method !== null ? [invitationOf(calendar.method, calendar.text)] : []),
  ]);
  const content = calendar
    ? multipart('mixed', `=_${head.key}_2`, [alternatives, fileOf(calendar)])
    : alternatives;
  return [...headersOf(head, letter), content].join('\r\n');
}

function headersOf(head: Head, { subject, language, unsubscribe }: Letter): string[] {
  return [
    header('From', mailbox(head.from)),
    header('To', mailbox(head.to)),
    header('Subject', words(subject)),
    header('Message-ID', head.messageId),
    header('Date', head.date.toUTCString().replace('GMT', '+0000')),
    header('Content-Language', language),
    header('Auto-Submitted', 'auto-generated'),
    header('X-Correlation-ID', head.correlationId),
    header('X-Entity-Ref-ID', head.key),
    ...refusalOf(unsubscribe),
    header('MIME-Version', '1.0'),
  ];
}

/** One click in the mail program, and no more come (RFC 8058). */
function refusalOf(unsubscribe: Letter['unsubscribe']): string[] {
  if (!unsubscribe) return [];
  return [
    header('List-Unsubscribe', `<${unsubscribe.url}>`),
    header('List-Unsubscribe-Post', 'List-Unsubscribe=One-Click'),
  ];
}

function lettersOf(letter: Letter): Part[] {
  const part = (type: string, text: string): Part =>
    leaf([header('Content-Type', `text/${type}; charset=utf-8`)], Buffer.from(crlf(text)));
  return [part('plain', letterAsText(letter)), part('html', letterAsHtml(letter))];
}

function invitationOf(method: string, text: string): Part {
  const type = `text/calendar; charset=utf-8; method=${method}`;
  return leaf([header('Content-Type', type)], Buffer.from(text));
}

/** The same calendar as a file, for programs that show attachments only; an agenda is nothing but a file. */
function fileOf({ method, text }: CalendarPart): Part {
  const [name, type] =
    method === null ? ['agenda.ics', 'text/calendar; charset=utf-8'] : ['invite.ics', 'application/ics'];
  const headers = [
    header('Content-Type', `${type}; name=${name}`),
    header('Content-Disposition', `attachment; filename=${name}`),
  ];
  return leaf(headers, Buffer.from(text));
}

/** Texts in a mail end their lines with CR LF, in base64 too (RFC 2045 §6.8). */
const crlf = (text: string): string => text.replace(/\r?\n/g, '\r\n');
