import type { Browser } from 'playwright-core';
import type { Story } from '../../apps/cli/src/demo/story';
import { complaintsOfAxe } from './accessible';
import { describeInBrowser, launchBrowser } from './browser';
import { Installation, ONE_PROCESS } from './installation';
import { Organiser } from './organiser';
import { smallGathering } from './small-gathering';
import { beginStory, playUntil } from './teller';

describeInBrowser('organisers at work in the browser', () => {
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

  it('change a draft by keyboard alone, and take it back', async () => {
    await olga.makeDraft();
    const { page, meetings, hand } = olga;
    const first = (await meetings.first().innerText()).trim();
    await meetings.first().focus();
    await page.keyboard.press('Enter');
    await hand.getByRole('status').waitFor();
    await page.keyboard.press('ArrowDown');
    await hand.getByText(/not possible\.|change places with|: possible/).waitFor();
    await page.keyboard.press('Escape');
    await hand.waitFor({ state: 'detached' });

    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('l');
    await page.getByRole('gridcell').filter({ hasText: 'locked' }).first().waitFor();
    await page.keyboard.press('l');
    await page.getByRole('gridcell').filter({ hasText: 'locked' }).waitFor({ state: 'detached' });

    const count = await meetings.count();
    await page.keyboard.press('Delete');
    await page.getByText('An organiser took it out of the schedule.').waitFor();
    expect(await meetings.count()).toBe(count - 1);
    await page.keyboard.press('Control+z');
    await page.getByText('An organiser took it out of the schedule.').waitFor({ state: 'detached' });
    expect((await meetings.first().innerText()).trim()).toBe(first);
    await page.keyboard.press('Control+y');
    await page.getByText('An organiser took it out of the schedule.').waitFor();

    await page.getByRole('button', { name: 'Place by hand', pressed: false }).first().focus();
    expect(olga.visitor.complaints).toEqual([]);
  });

  it('drag a meeting to a green cell, and read on a red one why not', async () => {
    await olga.makeDraft();
    const { page, meetings, hand } = olga;
    const count = await meetings.count();
    await meetings.first().click();
    await hand.getByRole('button', { name: 'Take out' }).click();
    const parked = page.getByRole('listitem').filter({ hasText: 'An organiser took it out' });
    await parked.waitFor();
    await parked.getByRole('button', { name: 'Place by hand' }).click();
    await olga.cells('free').first().waitFor();
    await olga.cells('blocked').first().hover();
    await hand.getByText(/not possible\. \S+/).waitFor();
    await hand.getByRole('button', { name: 'Put down' }).click();

    await olga.drag(parked.getByText('An organiser took it out'), olga.cells('free').first());
    await parked.waitFor({ state: 'detached' });
    expect(await meetings.count()).toBe(count);
    expect(olga.visitor.complaints).toEqual([]);
  });

  it('see what another organiser did to the same draft, and keep both changes', async () => {
    const address = await olga.makeDraft();
    const otto = await Organiser.arrive(browser, installation, story);
    await otto.page.goto(address);
    await otto.meetings.nth(1).focus();
    await otto.page.keyboard.press('Delete');
    await otto.page.getByText('An organiser took it out').waitFor();

    await olga.meetings.first().focus();
    await olga.page.keyboard.press('l');
    await olga.page.getByText('Your change was made on top of theirs.').waitFor();
    await olga.page.getByText(/was taken out\./).waitFor();
    await olga.page.getByRole('gridcell').filter({ hasText: 'locked' }).waitFor();

    await otto.meetings.first().focus();
    await otto.page.keyboard.press('Delete');
    await otto.page.getByText('Your change was not made.').waitFor();
    await otto.page.getByText(/was locked\./).waitFor();
    await otto.visitor.leave();
  });

  it('lose nothing when the server does not answer or the session has ended', async () => {
    const { page } = olga;
    await olga.open('/participants');
    await page.getByRole('main').getByRole('table').getByRole('link').first().click();
    const name = page.getByRole('textbox', { name: 'Name' });
    await name.fill('Renamed while offline (demo)');
    await page.route('**/participants/*', (route) => route.abort());
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Ronda did not answer.').waitFor();
    await page.unroute('**/participants/*');

    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Your session has ended.').waitFor();
    await olga.signInAgain();
    expect(await name.inputValue()).toBe('Renamed while offline (demo)');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Renamed while offline (demo) is saved.').waitFor();
  });

  it('merge two changes of one profile, and decide where both changed the same', async () => {
    const { page } = olga;
    await olga.open('/participants');
    await page.getByRole('main').getByRole('table').getByRole('link').nth(1).click();
    const otto = await Organiser.arrive(browser, installation, story);
    await page.getByRole('textbox', { name: 'Name' }).waitFor();
    await otto.page.goto(page.url());
    await otto.page.getByRole('textbox', { name: 'Most meetings' }).fill('7');
    await otto.page.getByRole('button', { name: 'Save' }).click();
    await otto.page.getByText(/ is saved\./).waitFor();

    await page.getByRole('textbox', { name: 'Name' }).fill('Both of us (demo)');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Both changes are saved.').waitFor();
    expect(await page.getByRole('textbox', { name: 'Most meetings' }).inputValue()).toBe('7');

    await otto.page.getByRole('textbox', { name: 'Name' }).fill('Mine alone (demo)');
    await otto.page.getByRole('button', { name: 'Save' }).click();
    await otto.page.getByText('Nothing is saved yet').waitFor();
    await otto.page.getByRole('button', { name: 'Take theirs' }).click();
    expect(await otto.page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Both of us (demo)');
    await otto.visitor.leave();
  });

  it('run one allocation for a double click, watch it, and compare it with the one before', async () => {
    const { page } = olga;
    await olga.open('/allocation');
    const boxes = page.getByRole('checkbox');
    await boxes.first().waitFor();
    const before = await boxes.count();
    await page.getByRole('button', { name: 'Start' }).dblclick();
    await boxes.nth(before).waitFor();
    expect(await boxes.count()).toBe(before + 1);
    await boxes.nth(0).check();
    await boxes.nth(1).check();
    await page.getByRole('row', { name: /^Meetings placed/ }).waitFor();
    await page.getByRole('img', { name: /bound/ }).first().waitFor();

    await page.getByRole('link', { name: 'Open' }).first().click();
    await olga.grid.waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: 'Allocation room' }).waitFor();
    expect(olga.visitor.complaints).toEqual([]);
  });

  it('see what a shorter day would break before it is saved', async () => {
    const { page } = olga;
    await olga.open('/setup');
    await page.getByText(/room for \d+ meetings/).waitFor();
    const tables = page.getByRole('textbox', { name: 'Tables' });
    await tables.fill('1');
    await page.getByText(/places are lacking/).waitFor();
    await page.getByText(/^Saving breaks \d+ meetings/).waitFor();
    await tables.fill('20');
    await page.getByText('There is room for all.').waitFor();
  });

  it('set the time that people need from table to table, and take it back', async () => {
    const { page } = olga;
    await olga.open('/setup');
    const minutes = page.getByRole('textbox', { name: 'Minutes from one table to another' });
    const save = page.getByRole('button', { name: 'Save the time to move' });
    for (const wish of ['10', '']) {
      await minutes.fill(wish);
      await save.click();
      await page.getByText('The time to move is saved.').last().waitFor();
      await page.reload();
      await save.and(page.getByRole('button', { disabled: true })).waitFor();
      expect(await minutes.inputValue()).toBe(wish);
    }
  });

  it('see every error of a file in its cell before anything is imported', async () => {
    const { page } = olga;
    await olga.open('/participants/import');
    const exported = await page
      .context()
      .request.get(
        page
          .url()
          .replace('/matchmakings/', '/api/registration/matchmakings/')
          .replace('participants/import', 'participant-export'),
      );
    const broken = (await exported.text()).replace('"AR"', '"Atlantis"');
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'CSV or XLSX file' }).click();
    await (await chooser).setFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(broken) });
    await page.getByRole('button', { name: 'Check the file' }).click();
    await page.getByRole('cell').filter({ hasText: 'Atlantis' }).waitFor();
    expect(await page.getByRole('button', { name: 'Import', exact: true }).count()).toBe(0);
  });

  it.each([
    { device: 'a telephone in the dark', size: { width: 360, height: 740 }, colorScheme: 'dark' as const },
    { device: 'a large screen', size: { width: 1920, height: 1080 }, colorScheme: 'light' as const },
  ])('find every page accessible and within the width of $device', async ({ size, colorScheme }) => {
    const visitor = await Organiser.arrive(browser, installation, story, { viewport: size, colorScheme });
    const participant = `/participants/${await visitor.someParticipant()}`;
    const schedule = `/schedules/${story.known.scheduleId!}`;
    for (const path of [
      '',
      '/setup',
      '/participants',
      participant,
      '/participants/import',
      '/requests',
      '/allocation',
      '/schedules',
      schedule,
      `${schedule}?by=participant`,
      `${schedule}/publication`,
      '/mails',
      '/statistics',
      '/../new',
    ]) {
      await visitor.open(path);
      await visitor.page.waitForLoadState('networkidle');
      expect([path, await complaintsOfAxe(visitor.page)]).toEqual([path, []]);
      const excess = await visitor.page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
      expect([path, excess]).toEqual([path, 0]);
    }
    expect(visitor.visitor.complaints).toEqual([]);
    await visitor.visitor.leave();
  });
});
