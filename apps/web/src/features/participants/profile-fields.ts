import type { Participant } from './filters';

/** What is changed of a participant in its profile. */
export type ProfileFields = Pick<
  Participant,
  | 'name'
  | 'country'
  | 'attends'
  | 'maxMeetings'
  | 'sectors'
  | 'offers'
  | 'needs'
  | 'languages'
  | 'description'
  | 'website'
>;

export function fieldsOf(participant: Participant): ProfileFields {
  const { name, country, attends, maxMeetings, sectors, offers, needs, languages } = participant;
  const { description, website } = participant;
  return {
    ...{ name, country, attends, maxMeetings, sectors, offers, needs, languages },
    ...{ description, website },
  };
}
