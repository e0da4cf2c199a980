import { Injectable } from '@nestjs/common';
import type { MessageData } from '@ronda/contracts';
import { Handles } from '@ronda/messaging';
import { AnnounceSchedule } from '../use-cases/announce-schedule';

@Injectable()
export class AnnouncePublishedSchedule {
  constructor(private readonly announceSchedule: AnnounceSchedule) {}

  @Handles('schedule.published@1')
  async handle({ matchmakingId }: MessageData<'schedule.published@1'>): Promise<void> {
    await this.announceSchedule.execute(matchmakingId);
  }
}
