import type { Stage } from '../story';
import { allocate } from './allocate';
import { answerRequests } from './answer-requests';
import { awaitMail } from './await-mail';
import { closeWindow } from './close-window';
import { loadGathering } from './load-gathering';
import { publish } from './publish';
import { sendRequests } from './send-requests';

/** From an empty installation to the agenda in everybody's mailbox. */
export const STAGES: readonly Stage[] = [
  loadGathering,
  sendRequests,
  answerRequests,
  closeWindow,
  allocate,
  publish,
  awaitMail,
];
