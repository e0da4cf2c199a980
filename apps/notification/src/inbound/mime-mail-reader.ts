import { TextDecoder } from 'node:util';
import { Injectable } from '@nestjs/common';
import { parseReply, ZoneData } from '@ronda/calendar';
import { Config } from '@ronda/config';
import { simpleParser, type Attachment, type ParsedMail } from 'mailparser';
import { LARGEST_MAIL, MailReader, type IncomingMail, type UnreadableMail } from '../use-cases/mail-reader';
import { authenticationOf } from './authentication';
import { deliveryReportIn } from './delivery-report';

/**
 * Every part of a mail begins with a line that begins with two hyphens (RFC 2046 §5.1.1), however its boundary is
 * written: more such lines than this, and it has too many parts or none that matter.
 */
const MOST_DASHED_LINES = 500;
const KNOWN_METHODS = ['REQUEST', 'CANCEL', 'PUBLISH', 'ADD', 'REFRESH', 'DECLINECOUNTER'] as const;
const DELIVERED_TO = ['delivered-to', 'x-original-to', 'envelope-to', 'to', 'cc'];

/** Takes mails apart with mailparser, after their size and the number of their parts were found to be bounded. */
@Injectable()
export class MimeMailReader extends MailReader {
  private readonly trustedServer: string | null;

  constructor(
    { inbound }: Config,
    private readonly zones: ZoneData,
  ) {
    super();
    this.trustedServer = inbound.trustedServer;
  }

  override async read(bytes: Buffer): Promise<IncomingMail | UnreadableMail> {
    if (bytes.length > LARGEST_MAIL) return { unreadable: 'TOO_LARGE' };
    if (dashedLines(bytes) > MOST_DASHED_LINES) return { unreadable: 'TOO_MANY_PARTS' };
    const mail = await parse(bytes);
    if (!mail?.headers.size) return { unreadable: 'NOT_A_MAIL' };
    return {
      deliveredTo: DELIVERED_TO.flatMap((name) => addressesIn(mail, name)),
      from: senderOf(mail),
      authentication: authenticationOf(mail, this.trustedServer),
      isAutomatic: isAutomatic(mail),
      calendar: calendarIn(mail, this.zones),
      report: deliveryReportIn(mail),
    };
  }
}

async function parse(bytes: Buffer): Promise<ParsedMail | null> {
  try {
    return await simpleParser(bytes, {
      keepDeliveryStatus: true,
      skipHtmlToText: true,
      skipTextToHtml: true,
      skipTextLinks: true,
      skipImageLinks: true,
    });
  } catch {
    return null; // whatever it is: no mail
  }
}

function dashedLines(bytes: Buffer): number {
  let count = 0;
  for (
    let at = bytes.indexOf('\n--');
    at !== -1 && count <= MOST_DASHED_LINES;
    at = bytes.indexOf('\n--', at + 1)
  )
    count += 1;
  return count;
}

/** The raw lines of a header, in lower case: mailparser takes only some apart. */
function addressesIn({ headerLines }: ParsedMail, name: string): string[] {
  return headerLines
    .filter(({ key }) => key === name)
    .flatMap(({ line }) => line.toLowerCase().match(/[a-z0-9+.=_-]+@[a-z0-9.-]+/g) ?? []);
}

/** Null where From names none or several. */
function senderOf({ from }: ParsedMail): string | null {
  const [sender, ...others] = from?.value ?? [];
  return others.length === 0 && sender?.address ? sender.address.toLowerCase().slice(0, 254) : null;
}

/** RFC 3834 §5, and what absence notes carry beside it. */
function isAutomatic({ headers }: ParsedMail): boolean {
  const valueOf = (name: string): string => {
    const value = headers.get(name);
    return typeof value === 'string' ? value.toLowerCase() : '';
  };
  const autoSubmitted = valueOf('auto-submitted');
  return (
    (autoSubmitted !== '' && autoSubmitted !== 'no') ||
    headers.has('x-autoreply') ||
    headers.has('x-autorespond') ||
    /^(all|oof|autoreply)/.test(valueOf('x-auto-response-suppress')) ||
    /^(bulk|junk|auto_reply)$/.test(valueOf('precedence')) ||
    valueOf('return-path') === '<>'
  );
}

/** One answer, even where it comes twice: as a part and as a file. */
function calendarIn({ attachments }: ParsedMail, zones: ZoneData): IncomingMail['calendar'] {
  const texts = new Set(
    attachments
      .filter(({ contentType, filename }) => /calendar|ics$/.test(contentType) || filename?.endsWith('.ics'))
      .map(textOf),
  );
  const [text, ...others] = texts;
  if (text === undefined) {
    const isOutlooksOwn = attachments.some(({ contentType }) => contentType === 'application/ms-tnef');
    return { unusable: isOutlooksOwn ? 'TNEF' : 'NO_CALENDAR' };
  }
  if (others.length > 0) return { unusable: 'SEVERAL_CALENDARS' };
  const reply = parseReply(text, zones);
  if (reply.kind === 'parsed') return reply;
  return { unusable: reply.reason === 'METHOD' ? otherMethod(reply.method) : reply.reason };
}

/** Its text in the charset that it names; UTF-8 where it names none or one that nobody knows. */
function textOf({ content, headers }: Attachment): string {
  const type = headers.get('content-type') as { params?: { charset?: string } } | undefined;
  return decoderOf(type?.params?.charset).decode(content);
}

function decoderOf(charset = 'utf-8'): TextDecoder {
  try {
    return new TextDecoder(charset, { ignoreBOM: true });
  } catch {
    return new TextDecoder('utf-8', { ignoreBOM: true });
  }
}

const otherMethod = (method: string | null): string =>
  `METHOD_${KNOWN_METHODS.find((known) => known === method) ?? 'UNKNOWN'}`;
