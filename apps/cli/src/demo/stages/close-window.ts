import { pathOf, type Stage } from '../story';

/** The organiser ends the request phase: what nobody answered expires. */
export const closeWindow: Stage = {
  name: 'close',
  title: 'The organiser closes the booking window',
  async play(story) {
    const path = `${pathOf(story, 'meeting-request')}/booking-window`;
    const { status } = await story.api.get<{ status: string }>(path);
    if (status !== 'closed') await story.api.post(`${path}/close`);
  },
};
