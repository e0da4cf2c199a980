import { Injectable } from '@nestjs/common';
import type { Envelope, MessageData } from '@ronda/contracts';
import { Handles } from '@ronda/messaging';
import { Programme } from '../use-cases/ports/programme';
import { Ratings } from '../use-cases/ports/ratings';

@Injectable()
export class ForgetErasedPerson {
  constructor(
    private readonly programme: Programme,
    private readonly ratings: Ratings,
  ) {}

  @Handles('person.erased@1')
  async handle(
    { matchmakingId, participantId }: MessageData<'person.erased@1'>,
    { tenantId }: Envelope,
  ): Promise<void> {
    const scope = { tenantId, matchmakingId };
    await this.programme.forgetPeople(scope, participantId);
    await this.ratings.forgetNotes(scope, participantId);
  }
}
