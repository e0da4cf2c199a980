import type { DirectoryProfile } from '../use-cases/directory';
import type { RequestWithSides } from '../use-cases/list-meeting-requests';
import type { MeetingRequestBody } from './meeting-request.schemas';

export function bodyOf({ request, from, to }: RequestWithSides): MeetingRequestBody {
  const { fromParticipantId, toParticipantId, ...rest } = request;
  return { ...rest, from: sideOf(fromParticipantId, from), to: sideOf(toParticipantId, to) };
}

function sideOf(participantId: string, profile: DirectoryProfile | null): MeetingRequestBody['from'] {
  return {
    participantId,
    name: profile?.name ?? null,
    region: profile?.region ?? null,
    country: profile?.country ?? null,
  };
}
