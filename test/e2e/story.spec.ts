import { describeWithRedis, startRedis } from '@ronda/testing';
import { FOUR_PROCESSES, Installation, ONE_PROCESS, type Layout } from './installation';
import { outcomeOf } from './outcome';
import { expectPromisesKept } from './promises';
import { smallGathering } from './small-gathering';
import { beginStory, playUntil } from './teller';

const layouts: readonly (readonly [string, Layout])[] = [
  ['one process', ONE_PROCESS],
  ['four processes, scheduling and notification twice', FOUR_PROCESSES],
];

/**
 * From registration to the agenda in the mailbox. Then every process ends and starts again, and every stage is played
 * once more: nothing is done twice.
 */
async function tell(layout: Layout, settings: Record<string, string>): Promise<void> {
  const installation = await Installation.start(layout, settings);
  try {
    const story = await beginStory(installation, smallGathering());
    await playUntil(story);
    const outcome = await outcomeOf(story, installation);
    expectPromisesKept(outcome);

    await installation.end();
    await installation.run(layout);
    story.learn({ seconds: {} });
    await playUntil(story);
    expect(await outcomeOf(story, installation)).toEqual(outcome);
  } finally {
    await installation.stop();
  }
}

describe('from registration to the agenda in the mailbox, with the queue in PostgreSQL', () => {
  it.each(layouts)('in %s', async (_name, layout) => {
    await tell(layout, { QUEUE_BACKEND: 'postgres' });
  });
});

describeWithRedis('from registration to the agenda in the mailbox, with the queue in Redis', () => {
  it.each(layouts)('in %s', async (_name, layout) => {
    const redis = await startRedis();
    try {
      await tell(layout, { QUEUE_BACKEND: 'redis', REDIS_URL: redis.url });
    } finally {
      await redis.stop();
    }
  });
});
