import type { Schema } from '../../api/client';
import type { Participant } from './filters';

/** What organisers change of a participant. */
export type ProfileFields = Pick<
  Participant,
  'name' | 'country' | 'attends' | 'maxMeetings' | 'sectors' | 'offers' | 'needs' | 'languages'
>;

export const PROFILE_FIELDS = [
  'name',
  'country',
  'attends',
  'maxMeetings',
  'sectors',
  'offers',
  'needs',
  'languages',
] as const satisfies readonly (keyof ProfileFields)[];

export function fieldsOf(participant: Schema<'RegisteredParticipant'>): ProfileFields {
  const { name, country, attends, maxMeetings, sectors, offers, needs, languages } = participant;
  return { name, country, attends, maxMeetings, sectors, offers, needs, languages };
}
