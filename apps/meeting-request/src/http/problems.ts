import { constraintProblems, problemStatus } from '@ronda/http';

/** Codes that are neither 404 (`….NOT_FOUND`) nor 409: what was sent can never work, or is not the caller's to do. */
problemStatus({
  'MEETING_REQUEST.TO_ONESELF': 422,
  'MEETING_REQUEST.SAME_ORGANISATION': 422,
  'MEETING_REQUEST.SAME_REGION': 422,
  'MEETING_REQUEST.IMPORT_REFUSED': 422,
  'MEETING_REQUEST.NOT_YOURS_TO_ANSWER': 403,
  'MEETING_REQUEST.NOT_YOURS_TO_CHANGE': 403,
  'BOOKING_WINDOW.CLOSES_BEFORE_OPENING': 422,
  'BOOKING_WINDOW.CLOSES_IN_THE_PAST': 422,
  'VETO.OF_ONESELF': 422,
  'VETO.PRIVATE': 403,
});

constraintProblems('meeting-request', {
  one_active_request_per_pair: {
    code: 'MEETING_REQUEST.ALREADY_REQUESTED',
    message: 'There is already a meeting request between the two.\nMaybe the other side was faster.',
  },
});
