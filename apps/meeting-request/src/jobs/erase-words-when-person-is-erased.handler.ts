import type { Envelope, MessageData } from '@ronda/contracts';
import { Handles } from '@ronda/messaging';
import { Injectable } from '@nestjs/common';
import { EraseWords } from '../use-cases/erase-words';

@Injectable()
export class EraseWordsWhenPersonIsErased {
  constructor(private readonly eraseWords: EraseWords) {}

  @Handles('person.erased@1')
  handle(
    { matchmakingId, participantId }: MessageData<'person.erased@1'>,
    { tenantId }: Envelope,
  ): Promise<void> {
    return this.eraseWords.execute({ tenantId, matchmakingId }, participantId);
  }
}
