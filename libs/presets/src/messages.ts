import type { MailLanguage, PresetParticipant } from './preset';
import type { Random } from './random';
import { worded } from './topics';

type Phrase = (topic: string) => string;

const OFFER_ANSWERS_NEED: Readonly<Record<MailLanguage, Phrase>> = {
  es: (topic) => `Vimos que ofrecen ${topic}: es justo lo que buscan nuestros socios.`,
  pt: (topic) => `Vimos que oferecem ${topic}: é o que os nossos associados procuram.`,
  en: (topic) => `You offer ${topic}, which is what our members are looking for.`,
  fr: (topic) => `Vous proposez ${topic} : c'est ce que cherchent nos membres.`,
  it: (topic) => `Offrite ${topic}: è quello che cercano i nostri soci.`,
};
const NEED_MEETS_OFFER: Readonly<Record<MailLanguage, Phrase>> = {
  es: (topic) => `Buscan ${topic} y nosotros tenemos experiencia en ello; ¿hablamos?`,
  pt: (topic) => `Procuram ${topic} e temos experiência nisso; vamos conversar?`,
  en: (topic) => `You look for ${topic}, and we have done that for years. Shall we talk?`,
  fr: (topic) => `Vous cherchez ${topic} et nous en avons l'expérience ; parlons-en.`,
  it: (topic) => `Cercate ${topic} e noi ne abbiamo esperienza; ne parliamo?`,
};
const CURIOUS: Readonly<Record<MailLanguage, string>> = {
  es: 'Nos gustaría conocerlos y ver qué proyecto podríamos hacer juntos.',
  pt: 'Gostaríamos de conhecê-los e ver que projeto podemos fazer juntos.',
  en: 'We would like to get to know you and see what we could do together.',
  fr: 'Nous aimerions vous rencontrer et voir ce que nous pourrions faire ensemble.',
  it: 'Ci piacerebbe conoscervi e capire che progetto potremmo fare insieme.',
};
const REASONS: Readonly<Record<MailLanguage, readonly string[]>> = {
  es: [
    'Nuestra agenda ya está completa.',
    'No es un mercado prioritario para nosotros este año.',
    'Ya trabajamos con un socio en este tema.',
  ],
  pt: [
    'A nossa agenda já está cheia.',
    'Não é um mercado prioritário para nós este ano.',
    'Já trabalhamos com um parceiro neste tema.',
  ],
  en: [
    'Our agenda is full.',
    'This market is not a priority for us this year.',
    'We already work with a partner in this field.',
  ],
  fr: [
    'Notre agenda est complet.',
    "Ce marché n'est pas prioritaire pour nous cette année.",
    'Nous travaillons déjà avec un partenaire dans ce domaine.',
  ],
  it: [
    'La nostra agenda è già piena.',
    'Non è un mercato prioritario per noi quest’anno.',
    'Lavoriamo già con un partner in questo campo.',
  ],
};

/** What one says to the other when asking, in the sender's language and about what really fits. */
export function requestMessage(from: PresetParticipant, to: PresetParticipant): string {
  const language = mailLanguageOf(from);
  const offered = to.offers.find((offer) => from.needs.includes(offer));
  if (offered) return OFFER_ANSWERS_NEED[language](worded(offered, language));
  const needed = to.needs.find((need) => from.offers.includes(need));
  if (needed) return NEED_MEETS_OFFER[language](worded(needed, language));
  return CURIOUS[language];
}

export function declineReason(by: PresetParticipant, random: Random): string {
  return random.pick(REASONS[mailLanguageOf(by)]);
}

function mailLanguageOf(participant: PresetParticipant): MailLanguage {
  return participant.delegates[0]?.language ?? 'en';
}
