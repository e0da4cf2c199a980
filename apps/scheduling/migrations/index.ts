import { CreateProgrammeAndMeeting1764000000000 } from './1764000000000-create-programme-and-meeting';
import { CreateSchedule1764000001000 } from './1764000001000-create-schedule';
import { CreatePublication1764000002000 } from './1764000002000-create-publication';
import { CreateRun1764000003000 } from './1764000003000-create-run';
import { CreateAudit1764000004000 } from './1764000004000-create-audit';
import { PublishViews1764000005000 } from './1764000005000-publish-views';
import { AddAnswerToRun1764600000000 } from './1764600000000-add-answer-to-run';
import { AddTraceToRun1764900000000 } from './1764900000000-add-trace-to-run';
import { CreateLiveDay1765100000000 } from './1765100000000-create-live-day';
import { CreateRating1765200000000 } from './1765200000000-create-rating';

/** In the order in which they run. */
export const schedulingMigrations = [
  CreateProgrammeAndMeeting1764000000000,
  CreateSchedule1764000001000,
  CreatePublication1764000002000,
  CreateRun1764000003000,
  CreateAudit1764000004000,
  PublishViews1764000005000,
  AddAnswerToRun1764600000000,
  AddTraceToRun1764900000000,
  CreateLiveDay1765100000000,
  CreateRating1765200000000,
];
