import type { InvitationAnswer } from './queries';

type Response = InvitationAnswer['response'];

/** A meeting with what the people invited to it answered. */
export interface AnsweredMeeting {
  readonly meetingId: string;
  readonly answers: readonly InvitationAnswer[];
}

/** What an organiser has to look at first. */
const URGENCY: readonly Response[] = ['DECLINED', 'COUNTER', 'TENTATIVE', 'NEEDS-ACTION', 'ACCEPTED'];

const worst = ({ answers }: AnsweredMeeting) =>
  Math.min(...answers.map(({ response }) => URGENCY.indexOf(response)));

/** Meeting by meeting, refused ones first; with a response only those that somebody answered so. */
export function byMeeting(answers: readonly InvitationAnswer[], response: Response | ''): AnsweredMeeting[] {
  const meetings = new Map<string, InvitationAnswer[]>();
  for (const answer of answers) {
    meetings.set(answer.meetingId, [...(meetings.get(answer.meetingId) ?? []), answer]);
  }
  return [...meetings]
    .map(([meetingId, given]) => ({ meetingId, answers: given }))
    .filter((meeting) => response === '' || meeting.answers.some((one) => one.response === response))
    .sort((a, b) => worst(a) - worst(b));
}
