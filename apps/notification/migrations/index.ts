import { CreateMailLedger1764000000000 } from './1764000000000-create-mail-ledger';
import { TakeInAnswers1764800000000 } from './1764800000000-take-in-answers';
import { KeepAgendas1764800000100 } from './1764800000100-keep-agendas';
import { ErasePeople1765200000000 } from './1765200000000-erase-people';

/** All migrations of this service, in order. */
export const migrations = [
  CreateMailLedger1764000000000,
  TakeInAnswers1764800000000,
  KeepAgendas1764800000100,
  ErasePeople1765200000000,
];
