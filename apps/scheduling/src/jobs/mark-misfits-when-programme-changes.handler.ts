import { Injectable } from '@nestjs/common';
import type { Envelope, MessageData } from '@ronda/contracts';
import { Handles } from '@ronda/messaging';
import { MarkMisfits } from '../use-cases/mark-misfits';

@Injectable()
export class MarkMisfitsWhenProgrammeChanges {
  constructor(private readonly markMisfits: MarkMisfits) {}

  @Handles('programme.changed@1')
  async handle({ matchmakingId }: MessageData<'programme.changed@1'>, { tenantId }: Envelope): Promise<void> {
    await this.markMisfits.execute({ tenantId, matchmakingId });
  }
}
