import { constraintProblems, problemStatus } from '@ronda/http';

/** Values that mean nothing are 422: the request was understood, but cannot be carried out as it is. */
problemStatus({
  'BREAK.OUTSIDE_SESSION': 422,
  'COUNTRY.UNKNOWN': 422,
  'DELEGATE.DUPLICATE_EMAIL': 409,
  'EMAIL.MALFORMED': 422,
  'IMPORT.FORMULA': 422,
  'IMPORT.HAS_ERRORS': 422,
  'IMPORT.MALFORMED': 422,
  'IMPORT.NOT_XLSX': 422,
  'IMPORT.TOO_LARGE': 422,
  'IMPORT.UNPACKS_TOO_LARGE': 422,
  'IMPORT.WRONG_ENCODING': 422,
  'LANGUAGE.UNKNOWN': 422,
  'LOCAL_HOURS.REVERSED': 422,
  'LOCAL_TIME.AMBIGUOUS': 422,
  'LOCAL_TIME.MALFORMED': 422,
  'LOCAL_TIME.NONEXISTENT': 422,
  'LOCAL_TIME.WRONG_OFFSET': 422,
  'PROGRAMME.DUPLICATE': 422,
  'PROGRAMME.NO_TABLES': 422,
  'PROGRAMME.TOO_MANY_SLOTS': 422,
  'PROGRAMME.UNKNOWN_ID': 422,
  'SESSION.NO_SLOT_FITS': 422,
  'SESSION.OVERLAP': 422,
  'SPAN.ENDS_BEFORE_START': 422,
  'TABLE.JOIN_URL_NOT_VIRTUAL': 422,
  'TABLE.OWNER_UNKNOWN': 422,
  'WEB_ADDRESS.MALFORMED': 422,
  'ZONE.UNKNOWN': 422,
});

constraintProblems('registration', {
  tenant_name: {
    code: 'TENANT.DUPLICATE_NAME',
    message: 'There is an institution of this name already.\nMaybe it was set up before.',
  },
  participant_name: {
    code: 'PARTICIPANT.DUPLICATE_NAME',
    message:
      'There is a participant of this name in this matchmaking event already.\nMaybe it is registered; a second part of one organisation needs a name of its own.',
  },
  participant_reference: {
    code: 'PARTICIPANT.DUPLICATE_REFERENCE',
    message:
      'Another participant of this matchmaking event has this reference.\nMaybe it was imported before.',
  },
  delegate_email: {
    code: 'DELEGATE.DUPLICATE_EMAIL',
    message:
      'An address belongs to a delegate of another participant of this matchmaking event.\nMaybe the person is already registered.',
  },
});
