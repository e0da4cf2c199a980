import type { ParsedMail } from 'mailparser';
import type { DeliveryReport } from '../use-cases/mail-reader';

/** The first report of a mail that could not be delivered (RFC 3464 §2.3); null where the mail is none. */
export function deliveryReportIn({ attachments }: Pick<ParsedMail, 'attachments'>): DeliveryReport | null {
  const part = attachments.find(({ contentType }) => contentType === 'message/delivery-status');
  if (!part) return null;
  const lines = part.content.toString('latin1').replace(/\r?\n[ \t]+/g, ' ');
  const valueOf = (name: string): string | undefined =>
    new RegExp(`^${name}:[ \t]*(.*)$`, 'im').exec(lines)?.[1];
  const action = valueOf('Action')?.trim().toLowerCase();
  return {
    action: action === 'failed' || action === 'delayed' ? action : 'other',
    status: /^\s*([245]\.\d{1,3}\.\d{1,3})\b/.exec(valueOf('Status') ?? '')?.[1] ?? '',
    // "smtp; 550 5.1.1 No such user"
    diagnostic: printable((valueOf('Diagnostic-Code') ?? '').replace(/^[^;]*;/, '')),
  };
}

const printable = (text: string): string =>
  text
    .replace(/[^\x20-\x7e]/g, '')
    .trim()
    .slice(0, 400);
