import { pathOf, type Stage } from '../story';

/** The organiser publishes the draft the run made. */
export const publish: Stage = {
  name: 'publish',
  title: 'The organiser publishes the schedule',
  async play(story) {
    const path = `${pathOf(story, 'scheduling')}/schedules/${story.known.scheduleId ?? ''}`;
    const { status, revision } = await story.api.get<{ status: string; revision: number }>(path);
    if (status === 'draft') await story.api.post(`${path}/publish`, {}, { revision });
  },
};
