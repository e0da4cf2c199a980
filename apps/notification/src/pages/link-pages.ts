import { Injectable } from '@nestjs/common';
import { ZoneData } from '@ronda/calendar';
import { LANGUAGES, type Language } from '@ronda/domain';
import type { Response } from '../domain/answer';
import type { LinkedInvitation } from '../use-cases/answer-by-link';
import type { PaperCheck } from '../use-cases/check-paper';
import type { Refusable } from '../use-cases/unsubscribe';
import { plainName, Reader } from '../mail/desk';
import { fill, phrasesByLanguage, type Phrases } from '../mail/languages';
import type { Page } from './page';

const SAID = {
  ACCEPTED: 'saidAccepted',
  TENTATIVE: 'saidTentative',
  DECLINED: 'saidDeclined',
  COUNTER: 'saidCounter',
} as const satisfies Record<Response, keyof Phrases>;

const WHY = {
  expired: 'linkExpired',
  changed: 'linkChanged',
  cancelled: 'linkCancelled',
} as const satisfies Record<string, keyof Phrases>;

/** The pages behind links in mails and on papers, in the language of whom they were made for. */
@Injectable()
export class LinkPages {
  constructor(private readonly zones: ZoneData) {}

  /** @param token the link's own: its buttons act on it */
  answer(linked: LinkedInvitation, token: string, language: Language): Page {
    if (linked.state === 'broken') return this.broken(language);
    const { recipient, facts, state, response } = linked;
    const reader = new Reader(recipient, { zones: this.zones });
    const { phrases } = reader;
    const counterpart = plainName(facts.meeting.counterpart.organisation);
    const isOpen = state === 'open' || state === 'kept';
    const said = response === null ? phrases.saidNothing : phrases[SAID[response]];
    return {
      language: recipient.language,
      banner: plainName(facts.gathering.name),
      title: isOpen ? reader.fill('answerTitle', { counterpart }) : phrases.linkOver,
      paragraphs: isOpen
        ? [...(state === 'kept' ? [phrases.answerKept] : []), phrases.answerPrompt]
        : [phrases[WHY[state]]],
      facts: isOpen
        ? [...reader.meetingLines(facts.meeting, facts.gathering), { label: phrases.yourAnswer, value: said }]
        : [],
      buttons: isOpen
        ? (['accept', 'tentative', 'decline'] as const).map((verb) => ({
            label: phrases[verb],
            action: `/api/notification/answers/${token}/${verb}`,
          }))
        : [],
    };
  }

  unsubscribe(found: Refusable, token: string, language: Language): Page {
    if (found.state === 'broken') return this.broken(language);
    const { recipient, kind, state } = found;
    const phrases = phrasesByLanguage[recipient.language];
    const gathering = plainName(found.gathering.name);
    const what = kind === 'reminder' ? phrases.unsubscribeReminders : phrases.unsubscribeAgendas;
    return {
      language: recipient.language,
      banner: gathering,
      title: state === 'open' ? phrases.unsubscribeTitle : phrases.unsubscribed,
      paragraphs: [fill(what, { gathering })],
      facts: [],
      buttons:
        state === 'open'
          ? [{ label: phrases.unsubscribe, action: `/api/notification/unsubscribe/${token}` }]
          : [],
    };
  }

  paper(check: PaperCheck, language: Language): Page {
    if (check.state === 'broken') return this.broken(language);
    const phrases = phrasesByLanguage[check.language];
    const { version, newest } = check;
    const gathering = plainName(check.gathering);
    const isCurrent = check.state === 'current';
    return {
      language: check.language,
      banner: gathering,
      title: isCurrent ? phrases.paperCurrent : phrases.paperOld,
      paragraphs: [
        fill(isCurrent ? phrases.paperCurrentText : phrases.paperOldText, { version, newest, gathering }),
      ],
      facts: [],
      buttons: [],
    };
  }

  private broken(language: Language): Page {
    const phrases = phrasesByLanguage[language];
    return {
      language,
      banner: 'Ronda',
      title: phrases.linkOver,
      paragraphs: [phrases.linkBroken],
      facts: [],
      buttons: [],
    };
  }
}

/** The first of our languages that a browser names; English where it names none. */
export function languageIn(acceptLanguage: string | undefined): Language {
  const wanted = (acceptLanguage ?? '')
    .toLowerCase()
    .split(',')
    .map((part) => part.trim().slice(0, 2));
  return wanted.flatMap((tag) => LANGUAGES.find((language) => language === tag) ?? [])[0] ?? 'en';
}
