import { Injectable } from '@nestjs/common';
import type { Envelope, MessageData } from '@ronda/contracts';
import { Handles } from '@ronda/messaging';
import { Programme } from '../use-cases/ports/programme';

@Injectable()
export class ForgetErasedPerson {
  constructor(private readonly programme: Programme) {}

  @Handles('person.erased@1')
  handle(
    { matchmakingId, participantId }: MessageData<'person.erased@1'>,
    { tenantId }: Envelope,
  ): Promise<void> {
    return this.programme.forgetPeople({ tenantId, matchmakingId }, participantId);
  }
}
