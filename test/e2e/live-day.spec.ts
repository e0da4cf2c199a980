import type { Browser } from 'playwright-core';
import type { Story } from '../../apps/cli/src/demo/story';
import { complaintsOfAxe } from './accessible';
import { describeInBrowser, launchBrowser } from './browser';
import { Installation, ONE_PROCESS } from './installation';
import { Organiser } from './organiser';
import { smallGathering } from './small-gathering';
import { beginStory, playUntil } from './teller';

describeInBrowser('organisers on the day', () => {
  let installation: Installation;
  let browser: Browser;
  let story: Story;
  let olga: Organiser;

  beforeAll(async () => {
    installation = await Installation.start(ONE_PROCESS, { MAIL_TRANSPORT: 'mailbox' });
    story = await beginStory(installation, smallGathering());
    await playUntil(story);
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await installation.stop();
  });
  beforeEach(async () => {
    olga = await Organiser.arrive(browser, installation, story);
  });
  afterEach(() => olga.visitor.leave());

  it('check people in, and re-plan with the fewest moves when somebody does not come', async () => {
    const { page } = olga;
    await olga.open('/live-day');
    await page.getByText('Everything that was announced can be held.').waitFor();
    const rows = page.getByRole('region', { name: 'Check-in' }).getByRole('listitem');
    await rows.first().getByRole('button', { name: 'Check in' }).click();
    await rows.first().getByText('arrived', { exact: true }).waitFor();

    const busy = rows.filter({ hasText: /Next: 09:00/ }).last();
    const name = (await busy.getAttribute('aria-label'))!;
    await page.getByRole('searchbox', { name: 'Find somebody' }).fill(name);
    const row = page.getByRole('listitem', { name });
    await row.getByRole('button', { name: 'Late or absent …' }).click();
    await row.getByText('Absent', { exact: true }).click();
    await row.getByRole('textbox', { name: 'Reason' }).fill('The flight was cancelled');
    await row.getByRole('button', { name: 'Note it' }).click();
    await row.getByText('absent', { exact: true }).waitFor();
    await page.getByText(/published meetings? cannot be held as announced/).waitFor();

    await page.getByRole('button', { name: 'Propose the fewest moves' }).click();
    const plan = page.getByRole('group', { name: 'Proposed plan' });
    await plan.waitFor();
    await plan.getByText('proven: no plan moves fewer').waitFor();
    await plan.getByRole('button', { name: 'Apply and tell them' }).click();
    await plan.getByText(/gets? mail at once/).waitFor();
    await plan.getByRole('button', { name: 'Apply and tell them' }).click();
    await page.getByText(/The new plan is published/).waitFor();
    await page.getByText('Everything that was announced can be held.').waitFor();

    await olga.open('/audit');
    const entry = page.getByRole('row').filter({ hasText: 'The flight was cancelled' });
    await entry.getByText('Attendance noted').waitFor();
    expect(olga.visitor.complaints).toEqual([]);
  });

  it('note lost tables, which the board shows, and get them back', async () => {
    const { page } = olga;
    await olga.open('/live-day');
    const tables = page.getByRole('region', { name: 'Tables' });
    await tables.getByRole('listitem').first().waitFor();
    const count = await tables.getByRole('listitem').count();
    const lost = tables.getByText(/^lost from/);
    // All of them: at which tables they meet just now is the allocation's choice.
    for (let table = 0; table < count; table += 1) {
      await tables.getByRole('button', { name: 'Lost …' }).first().click();
      await tables.getByRole('button', { name: 'Note it' }).click();
      await lost.nth(table).waitFor();
    }
    await page.getByRole('link', { name: 'Board for the big screen' }).click();
    await page.getByText('not held').first().waitFor();
    await page.getByRole('link', { name: 'Live day' }).click();
    await lost.nth(count - 1).waitFor();
    for (let table = count - 1; table >= 0; table -= 1) {
      await tables.getByRole('button', { name: 'Can be used again' }).first().click();
      await lost.nth(table).waitFor({ state: 'detached' });
    }
    expect(olga.visitor.complaints).toEqual([]);
  });

  it('ask what more tables are worth, and get it proved', async () => {
    const { page } = olga;
    await olga.open('/what-if');
    await page.getByRole('slider', { name: 'Tables' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByText(/× 4 tables/).waitFor();
    await page.getByRole('button', { name: 'Prove what it is worth' }).click();
    const worth = page.getByRole('alert').filter({ hasText: '1 more table' });
    await worth.getByText(/more would have a place\./).waitFor();
    await page.getByRole('button', { name: 'Rank everything that could be added' }).click();
    await page.getByRole('row').filter({ hasText: '1 more table' }).waitFor();
    expect(olga.visitor.complaints).toEqual([]);
  });

  it('say why they move a meeting, and read it in the audit of that meeting', async () => {
    const { page, hand } = olga;
    await olga.makeDraft();
    await olga.meetings.first().click();
    await hand.getByRole('textbox', { name: 'Reason' }).fill('They asked for it by telephone');
    await hand.getByRole('button', { name: 'Lock' }).click();
    await page.getByRole('gridcell').filter({ hasText: 'locked' }).waitFor();
    await hand.getByRole('link', { name: 'Who moved it?' }).click();
    const entry = page.getByRole('row').filter({ hasText: 'They asked for it by telephone' });
    await entry.getByText('Meeting locked').waitFor();
    expect(olga.visitor.complaints).toEqual([]);
  });

  it('see who answered, refuse a proposed time, and change what happens when somebody declines', async () => {
    const { page } = olga;
    await installation.sql.query(
      `INSERT INTO notification.answer (tenant_id, matchmaking_id, uid, recipient_id, response, sequence, stamped_at,
         source, comment, proposed_starts_at, proposed_ends_at, answered_at)
       SELECT tenant_id, matchmaking_id, subject_key, recipient_id, 'COUNTER', sequence, now(), 'mail',
         'Rather after lunch', now(), now() + interval '20 minutes', now()
       FROM notification.mail WHERE kind = 'invitation' AND method = 'REQUEST' AND status = 'sent' LIMIT 1`,
    );
    await olga.open('/answers');
    await page.getByText('Rather after lunch').waitFor();
    await page.getByRole('button', { name: /^Refuse this time:/ }).click();
    await page.getByRole('textbox', { name: /^A word to/ }).fill('The morning is full');
    await page.getByRole('button', { name: 'Refuse this time', exact: true }).click();
    await page.getByText(/the proposal was refused/).waitFor();
    await page.getByRole('combobox', { name: 'When somebody declines' }).selectOption('free');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('The rules are saved.').waitFor();
    await page.reload();
    const policy = page.getByRole('combobox', { name: 'When somebody declines' });
    await policy.waitFor();
    expect(await policy.inputValue()).toBe('free');
  });

  it.each([
    { device: 'a telephone in the dark', size: { width: 360, height: 740 }, colorScheme: 'dark' as const },
    { device: 'a large screen', size: { width: 1920, height: 1080 }, colorScheme: 'light' as const },
  ])(
    'find every page of the day accessible and within the width of $device',
    async ({ size, colorScheme }) => {
      const visitor = await Organiser.arrive(browser, installation, story, { viewport: size, colorScheme });
      for (const path of ['/live-day', '/board', '/what-if', '/answers', '/audit', '/mails']) {
        await visitor.open(path);
        await visitor.page.waitForLoadState('load');
        await visitor.page.getByRole('status', { name: 'Loading' }).waitFor({ state: 'detached' });
        expect([path, await complaintsOfAxe(visitor.page)]).toEqual([path, []]);
        const excess = await visitor.page.evaluate<number>(
          'document.documentElement.scrollWidth - innerWidth',
        );
        expect([path, excess]).toEqual([path, 0]);
      }
      expect(visitor.visitor.complaints).toEqual([]);
      await visitor.visitor.leave();
    },
  );
});
