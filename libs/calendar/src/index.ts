export { CalendarError, type CalendarErrorDetails } from './calendar-error';
export { IcuZones } from './time/icu-zones';
export { assertLocalHours, isWithinLocalHours, type LocalHours } from './time/local-hours';
export {
  localParts,
  possibleInstants,
  resolveLocalTime,
  type LocalParts,
  type WhenTwice,
} from './time/local-time';
export { newestZones } from './time/newest-zones';
export { printOffset } from './time/offset';
export { TzifZones, type ReadZoneFile } from './time/tzif-zones';
export { zoneDrift, type ZoneDrift } from './time/zone-drift';
export { instantNow, type PlannedTime } from './time/planned-time';
export { isZoneName, ZoneData, type Zone } from './time/zone-data';
export { isMailAddress } from './invitation/address';
export { buildAgenda, buildDeclinedCounter, buildInvitation } from './invitation/build';
export type {
  AgendaFile,
  CalendarEntry,
  Conference,
  DeclinedCounter,
  Invitation,
  Person,
} from './invitation/model';
export { oneLine, paragraphs } from './invitation/text';
export { parseReply } from './reply/parse-reply';
export type { Answer, ProposedTime, RefusalReason, ReplyParsed, ReplyRefused } from './reply/reply';
