import { Injectable } from '@nestjs/common';
import { Transaction } from '@ronda/persistence';
import { namesIn } from '../domain/place-meeting';
import { type Places, placesFor } from '../domain/places';
import type { Names } from '../domain/reason';
import type { Scope } from '../domain/scope';
import { DraftEditing, requireMeeting } from './draft-editing';
import { Schedules } from './ports/schedules';

/** Every slot and table for one meeting of a version: free, or not and why. */
@Injectable()
export class FindPlaces {
  constructor(
    private readonly transaction: Transaction,
    private readonly schedules: Schedules,
    private readonly editing: DraftEditing,
  ) {}

  execute(
    scope: Scope,
    scheduleId: string,
    meetingId: string,
  ): Promise<{ revision: number; places: Places; names: Names }> {
    return this.transaction.run(scope.tenantId, async () => {
      const { revision } = await this.schedules.require(scope, scheduleId);
      const desk = await this.editing.desk(scope, scheduleId);
      const places = placesFor(desk.gathering, desk.placements, requireMeeting(desk, meetingId));
      return { revision, places, names: namesIn(desk.gathering) };
    });
  }
}
