import { Injectable } from '@nestjs/common';
import type { MessageData } from '@ronda/contracts';
import { Handles } from '@ronda/messaging';
import { ErasePerson } from '../use-cases/erase-person';

@Injectable()
export class ErasePersonFromMails {
  constructor(private readonly erasePerson: ErasePerson) {}

  @Handles('person.erased@1')
  handle({ matchmakingId, participantId, delegateId }: MessageData<'person.erased@1'>): Promise<void> {
    return this.erasePerson.execute({ matchmakingId, participantId, recipientId: delegateId });
  }
}
