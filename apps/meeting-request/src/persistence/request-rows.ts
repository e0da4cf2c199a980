/** The columns of `request` under the names of the domain's `MeetingRequest`. */
export const REQUEST_COLUMNS = `
  id, from_participant_id AS "fromParticipantId", to_participant_id AS "toParticipantId", status, priority,
  message, reply, decline_reason AS "declineReason", proposed_at AS "proposedAt", changed_at AS "changedAt",
  expires_at AS "expiresAt", revision`;
