import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { IcuZones } from '@ronda/calendar';
import { Clock, LANGUAGES, type Language } from '@ronda/domain';
import { loadConfig } from '@ronda/config';
import { readMail } from '@ronda/mailbox';
import { Sealer } from '@ronda/persistence';
import type { GatheringFacts, InvitationFacts, MeetingFacts, NoticeFacts } from '../domain/facts';
import type { MailContent } from '../domain/mail';
import type { ClaimedMail } from '../use-cases/mail-queue';
import { phrasesByLanguage } from './languages';
import { HmacLinks } from './hmac-links';
import { LetterRenderer } from './letter-renderer';

class StoppedClock extends Clock {
  override now(): Date {
    return new Date('2027-06-01T10:00:00.500Z');
  }
}

const config = loadConfig({
  environment: {
    RONDA_ENV: 'test',
    SECRET_KEYS: 'test-only-secret-of-32-bytes-or-more',
    PUBLIC_URL: 'https://ronda.example.org',
    MAIL_FROM: 'Ronda <ronda@mail.example.org>',
    MAIL_DOMAIN: 'mail.example.org',
  },
});
const sealer = new Sealer(config);
const renderer = new LetterRenderer(
  config,
  new IcuZones(),
  sealer,
  new HmacLinks(config),
  new StoppedClock(),
);

const gathering: GatheringFacts = {
  name: 'Encuentro UE–CELAC (demo)',
  place: 'Milano',
  zone: 'Europe/Rome',
  contactName: 'Oficina',
  contactEmail: 'oficina@gathering.example',
};
const meeting: MeetingFacts = {
  uid: 'uid-1@mail.example.org',
  sequence: 0,
  startsAt: '2027-06-12T07:00:00.000Z',
  endsAt: '2027-06-12T07:20:00.000Z',
  counterpart: {
    organisation: 'Clúster Lácteo del Norte y de las Sierras (demo)',
    delegate: 'Eva',
    country: 'AR',
    zone: 'America/Argentina/Buenos_Aires',
  },
  table: '4',
  tableKind: 'table',
  joinUrl: 'https://meet.example/room-4',
  interpreter: null,
};
const invitation = (change: InvitationFacts['change']): MailContent => ({
  kind: 'invitation',
  facts: { gathering, meeting, change, replyAddress: 'rsvp+1.2@mail.example.org' },
});
const request = (event: 'proposed' | 'accepted' | 'declined' | 'withdrawn'): MailContent => ({
  kind: 'request',
  facts: { gathering, organisation: 'Own (demo)', counterpart: meeting.counterpart, event, message: 'Hola' },
});
const notice = (event: NoticeFacts['event']): MailContent => ({
  kind: 'notice',
  facts: {
    gathering,
    event,
    person: { name: 'Ana Muñoz', address: 'ana@lacteos.example' },
    meeting: event === 'bounced' ? null : meeting,
    message: 'Lo siento',
    proposed:
      event === 'proposed' ? { startsAt: '2027-06-12T08:00:00Z', endsAt: '2027-06-12T08:20:00Z' } : null,
    isFreed: false,
  },
});
const invitedTo = { gathering, meeting, invitationId: '0b8c1a5e-7f0f-4f0e-9a51-3d2f5f6f7a10' };
const contents: Record<string, MailContent> = {
  invitation: invitation('new'),
  move: invitation('changed'),
  cancellation: invitation('ended'),
  departure: invitation('left'),
  agenda: {
    kind: 'agenda',
    facts: { gathering, organisation: 'Own (demo)', version: 2, meetings: [meeting] },
  },
  'empty agenda': {
    kind: 'agenda',
    facts: { gathering, organisation: 'Own (demo)', version: 3, meetings: [] },
  },
  proposed: request('proposed'),
  accepted: request('accepted'),
  declined: request('declined'),
  expired: {
    kind: 'request',
    facts: {
      event: 'expired',
      gathering,
      organisation: 'Own (demo)',
      asked: ['Agua (demo)', 'Vino (demo)'],
      askedBy: ['Seda (demo)'],
    },
  },
  withdrawn: request('withdrawn'),
  reminder: { kind: 'reminder', facts: { gathering, meetings: [meeting] } },
  'declined answer': notice('declined'),
  'proposed time': notice('proposed'),
  bounce: notice('bounced'),
  confirmation: {
    kind: 'confirmation',
    facts: { ...invitedTo, reason: 'OTHER_SENDER' },
  },
  'confirmation of a sender not verified': {
    kind: 'confirmation',
    facts: { ...invitedTo, reason: 'SENDER_FAILED_CHECKS' },
  },
  'declined proposal': {
    kind: 'proposal-declined',
    facts: {
      ...invitedTo,
      replyAddress: 'rsvp+1.2@mail.example.org',
      proposed: { startsAt: '2027-06-12T08:00:00Z', endsAt: '2027-06-12T08:20:00Z' },
      message: 'Lo siento',
    },
  },
  welcome: { kind: 'welcome', facts: { gathering, organisation: 'Own (demo)' } },
  'sign-in': {
    kind: 'sign-in',
    facts: {
      sealedToken: sealer.seal('token'),
      requestedAt: '2027-06-01T10:00:00Z',
      expiresAt: '2027-06-01T10:10:00Z',
    },
  },
};

function claimed(
  content: MailContent,
  language: Language = 'es',
  changes: Partial<ClaimedMail> = {},
): ClaimedMail {
  return {
    id: '0b8c1a5e-7f0f-4f0e-9a51-3d2f5f6f7a10',
    tenantId: '5d1e7c4a-2b1a-4c58-8f5e-0e7c9a6b1d22',
    isSuppressed: false,
    attemptId: 'attempt',
    recipient: {
      id: 'ana',
      name: 'Ana Muñoz',
      address: 'ana@lacteos.example',
      language,
      zone: 'America/Bogota',
    },
    content,
    subjectKey: 'subject',
    sequence: 0,
    method: 'NONE',
    attempts: 1,
    correlationId: 'correlation-1',
    previousStamp: null,
    rendered: null,
    ...changes,
  };
}
const written = async (content: MailContent, language?: Language) => {
  const { bytes } = renderer.render(claimed(content, language));
  return { bytes, mail: await readMail(Buffer.from(bytes, 'latin1')) };
};

describe('a letter', () => {
  const everyKind = Object.keys(contents).flatMap((kind) =>
    LANGUAGES.map((language) => [kind, language] as const),
  );

  it('calls a bare label a table or a booth, and a named place by its name', async () => {
    const where = async (changes: Partial<MeetingFacts>) => {
      const { mail } = await written({
        kind: 'invitation',
        facts: {
          gathering,
          meeting: { ...meeting, joinUrl: null, ...changes },
          change: 'new',
          replyAddress: 'rsvp+1.2@mail.example.org',
        },
      });
      return /Dónde: (.*)/.exec(mail.text)?.[1];
    };
    expect(await where({ table: '12' })).toBe('Mesa 12, Milano');
    expect(await where({ table: 'B3', tableKind: 'booth' })).toBe('Stand B3, Milano');
    expect(await where({ table: 'Terraza' })).toBe('Terraza, Milano');
  });

  it.each(everyKind)(
    'C24 C26 about %s in %s is whole, names its language, and loads nothing from anywhere',
    async (kind, language) => {
      const { bytes, mail } = await written(contents[kind]!, language);
      expect(mail.language).toBe(language);
      expect(mail.html).toContain(`<html lang="${language}">`);
      expect(`${mail.html}${mail.text}${mail.subject}`).not.toMatch(/\{\w*\}|\{\{|undefined|\[object/);
      expect(mail.html).not.toMatch(/<(img|link|script|iframe)|src=|url\(/i);
      const hosts = [...`${mail.html}${mail.text}`.matchAll(/https?:\/\/([^/"<#\s]+)/g)].map(
        ([, host]) => host,
      );
      expect(hosts.filter((host) => host !== 'ronda.example.org' && host !== 'meet.example')).toEqual([]);
      expect(Array.from(mail.subject).length).toBeLessThanOrEqual(60);
      expect(mail.subject).not.toMatch(/^Re:/);
      expect(mail.text.length).toBeGreaterThan(80);
      expect(bytes).toMatch(/^Auto-Submitted: auto-generated\r$/m);
      expect(bytes).not.toMatch(/^Precedence/im);
      const mayBeRefused = kind === 'reminder' || /agenda/.test(kind);
      expect(/^List-Unsubscribe: ?\r?\n? ?<https:[^>]+>\r$/m.test(bytes)).toBe(mayBeRefused);
      expect(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m.test(bytes)).toBe(mayBeRefused);
      expect(bytes).toMatch(/^[\x20-\x7e\r\n\t]+$/);
    },
  );

  it.each(LANGUAGES)('C26 has every phrase in %s, and each names the same values', (language) => {
    const names = (phrase: string) => [...phrase.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    const [own, english] = [phrasesByLanguage[language], phrasesByLanguage.en];
    expect(Object.keys(own).sort()).toEqual(Object.keys(english).sort());
    for (const [key, phrase] of Object.entries(own) as [keyof typeof own, string][]) {
      expect(phrase).not.toBe('');
      expect([key, names(phrase)]).toEqual([key, names(english[key])]);
    }
  });

  it('C19 that invites has the parts that mail programs look for', async () => {
    const { bytes, mail } = await written(contents.invitation!);
    const types = [...bytes.matchAll(/^Content-Type: ([a-z/]+)/gm)].map(([, type]) => type);
    expect(types).toEqual([
      'multipart/mixed',
      'multipart/alternative',
      'text/plain',
      'text/html',
      'text/calendar',
      'application/ics',
    ]);
    expect(bytes).toMatch(
      /Content-Type: text\/calendar; charset=utf-8; method=REQUEST\r\nContent-Transfer-Encoding: base64/,
    );
    const [inline, file] = mail.attachments;
    expect(inline!.calendar).toBe(file!.calendar);
    expect(inline!.calendarMethod).toBe('REQUEST');
  });

  it('C19 that cancels says CANCEL in the part and in the calendar', async () => {
    const { bytes, mail } = await written(contents.cancellation!);
    expect(bytes).toContain('method=CANCEL');
    expect(mail.attachments[0]!.calendar).toMatch(/^METHOD:CANCEL\r$[^]*^STATUS:CANCELLED\r$/m);
  });

  it('is punctuated as the language is, and names no gathering where there is none', async () => {
    const { mail: french } = await written(contents.invitation!, 'fr');
    expect(french.subject).toMatch(/^Rendez-vous : Clúster/);
    expect(french.text).toContain('Votre heure : samedi 12 juin 2027, 02:00–02:20 (UTC−5)');
    expect(french.text).not.toMatch(/\p{L}: /u);
    expect(french.attachments[0]!.calendar!.replaceAll('\r\n ', '')).toContain('Votre heure : samedi');
    const { mail: english } = await written(contents['sign-in']!, 'en');
    expect(english.text).toContain('This message was sent automatically by Ronda.');
  });

  it('says why it asks whether an answer was the reader’s', async () => {
    const { mail: other } = await written(contents.confirmation!, 'en');
    const { mail: failed } = await written(contents['confirmation of a sender not verified']!, 'en');
    expect(other.text).toContain('from another address than yours');
    expect(other.text).not.toContain('could not verify');
    expect(failed.text).toContain('could not verify that it was sent from your address');
    expect(failed.text).not.toContain('another address');
  });

  it('C19 that refuses a proposed time says DECLINECOUNTER in the part and in the calendar', async () => {
    const { bytes, mail } = await written(contents['declined proposal']!);
    expect(bytes).toContain('Content-Type: text/calendar; charset=utf-8; method=DECLINECOUNTER');
    expect(bytes).toMatch(/^From: Ronda <rsvp\+1\.2@mail\.example\.org>\r$/m);
    const { calendar } = mail.attachments[0]!;
    expect(calendar).toMatch(/^METHOD:DECLINECOUNTER\r$[^]*^UID:uid-1@mail\.example\.org\r$/m);
    expect(calendar).toMatch(/^COMMENT:Lo siento\r$/m);
    expect(calendar).not.toMatch(/^(ATTENDEE|DTSTART|SUMMARY)/m);
    // 08:00 UTC in Bogotá.
    expect(mail.text).toMatch(/Hora propuesta: .*03:00–03:20 \(UTC−5\)/);
  });

  it('that tells somebody to stay away leaves the status of the meeting out', async () => {
    const { mail } = await written(contents.departure!);
    expect(mail.attachments[0]!.calendar).toMatch(/^METHOD:CANCEL\r$/m);
    expect(mail.attachments[0]!.calendar).not.toMatch(/^STATUS:/m);
  });

  it('with an agenda brings a file that asks for no answer, and an empty one brings none', async () => {
    const { mail } = await written(contents.agenda!);
    expect(mail.attachments).toEqual([
      expect.objectContaining({ fileName: 'agenda.ics', calendarMethod: null }),
    ]);
    expect(mail.attachments[0]!.calendar).toContain('UID:uid-1@mail.example.org');
    expect((await written(contents['empty agenda']!)).mail.attachments).toEqual([]);
  });

  it('shows names as text, without the links hidden in them', async () => {
    const organisation = '<b>Buy</b> https://evil.example/x now\u202e';
    const counterpart = { ...meeting.counterpart, organisation };
    const { mail } = await written({
      kind: 'invitation',
      facts: {
        gathering,
        meeting: { ...meeting, counterpart },
        change: 'new',
        replyAddress: 'rsvp+1.2@mail.example.org',
      },
    });
    expect(mail.html).toContain('&lt;b&gt;Buy&lt;/b&gt;');
    expect(`${mail.html}${mail.text}${mail.subject}${mail.attachments[0]!.calendar}`).not.toMatch(
      /evil\.example|\u202e/,
    );
  });

  it('is stamped later than the one before, and names itself the same way each time', () => {
    const previousStamp = new Date('2027-06-01T10:00:00Z');
    const first = renderer.render(claimed(contents.invitation!));
    const second = renderer.render(claimed(contents.invitation!, 'es', { previousStamp }));
    expect(first.stampedAt.toISOString()).toBe('2027-06-01T10:00:00.000Z');
    expect(second.stampedAt.toISOString()).toBe('2027-06-01T10:00:01.000Z');
    expect(second.messageId).toBe(first.messageId);
    expect(first.messageId).toMatch(/^<[0-9a-f]{32}@mail\.example\.org>$/);
  });

  it('C27 reads no file and asks no address, whatever its facts name', async () => {
    const canary = 'canary-that-only-a-file-or-a-server-knows';
    const folder = mkdtempSync(path.join(tmpdir(), 'ronda-canary-'));
    const file = path.join(folder, 'canary.txt');
    writeFileSync(file, canary);
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end(canary);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/canary`;
    // What mail libraries take for an order to fetch: `{ path }` and `{ href }` instead of a text.
    const texts: unknown[] = [
      file,
      `file://${file}`,
      url,
      { path: file },
      { href: url },
      { raw: { path: file } },
    ];
    for (const text of texts as string[]) {
      const facts = {
        gathering: { ...gathering, name: text, place: text },
        meeting: { ...meeting, table: text, counterpart: { ...meeting.counterpart, delegate: text } },
        change: 'new',
        replyAddress: 'rsvp+1.2@mail.example.org',
      } as const;
      let bytes = '';
      try {
        bytes = renderer.render(claimed({ kind: 'invitation', facts })).bytes;
      } catch {
        continue; // refused: nothing is sent at all
      }
      const mail = await readMail(Buffer.from(bytes, 'latin1'));
      expect(JSON.stringify(mail)).not.toContain(canary);
    }
    server.close();
    rmSync(folder, { recursive: true });
    expect(asked).toEqual([]);
  });

  it('is not written with a link that runs code', () => {
    const facts = {
      gathering,
      meeting: { ...meeting, joinUrl: 'javascript:alert(1)' },
      change: 'new',
      replyAddress: 'rsvp+1.2@mail.example.org',
    } as const;
    expect(() => renderer.render(claimed({ kind: 'invitation', facts }))).toThrow(
      expect.objectContaining({ code: 'INVITATION.LINK' }),
    );
  });
});
