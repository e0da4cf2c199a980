import { simpleParser, type AddressObject } from 'mailparser';

/** A message as a person reads it. */
export interface ReadableMail {
  readonly messageId: string | null;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly sentAt: Date | null;
  readonly language: string | null;
  readonly text: string;
  readonly html: string | null;
  readonly attachments: readonly MailAttachment[];
}

export interface MailAttachment {
  readonly fileName: string | null;
  readonly mediaType: string;
  readonly bytes: number;
  /** The calendar's METHOD when it is one that has it. */
  readonly calendarMethod: string | null;
  /** The text of a calendar file; null for any other. */
  readonly calendar: string | null;
}

/** Takes a message apart. Never fails on a strange one: what it cannot read is empty. */
export async function readMail(bytes: Buffer): Promise<ReadableMail> {
  const mail = await simpleParser(bytes, { skipTextToHtml: true, skipImageLinks: true });
  const language = mail.headers.get('content-language');
  return {
    messageId: mail.messageId ?? null,
    from: addressText(mail.from),
    to: addressText(mail.to),
    subject: mail.subject ?? '',
    sentAt: mail.date ?? null,
    language: typeof language === 'string' ? language : null,
    text: mail.text ?? '',
    html: typeof mail.html === 'string' ? mail.html : null,
    attachments: mail.attachments.map(({ filename, contentType, content, size }) => {
      const calendar = /calendar|ics$/.test(contentType) ? content.toString('utf8') : null;
      return {
        fileName: filename ?? null,
        mediaType: contentType,
        bytes: size,
        calendar,
        calendarMethod: /^METHOD:(\w+)/m.exec(calendar ?? '')?.[1] ?? null,
      };
    }),
  };
}

function addressText(field: AddressObject | AddressObject[] | undefined): string {
  return [field ?? []]
    .flat()
    .map(({ text }) => text)
    .join(', ');
}
