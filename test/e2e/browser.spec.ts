import path from 'node:path';
import type { Browser } from 'playwright-core';
import { DemoRecord } from '../../apps/cli/src/demo/record';
import { SignInMails } from '../../apps/cli/src/demo/sign-in-mails';
import type { Story } from '../../apps/cli/src/demo/story';
import { describeInBrowser, launchBrowser, Visitor } from './browser';
import { Installation, ONE_PROCESS } from './installation';
import { smallGathering } from './small-gathering';
import { beginStory, playUntil } from './teller';

describeInBrowser('the pages of a gathering that was played to its end', () => {
  let installation: Installation;
  let browser: Browser;
  let story: Story;

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

  it('show an organiser the figures, the schedule, an agenda and the mailbox', async () => {
    const visitor = await Visitor.arrive(browser, { locale: 'en-GB', timezoneId: 'Europe/Rome' });
    const { page, complaints } = visitor;
    const { email, password } = new DemoRecord(installation.folder).organiser!;
    await page.goto(installation.address);
    expect(await visitor.takePictures('sign-in')).toBe(0);

    const form = page.getByRole('region', { name: 'Organisers' });
    await form.getByLabel('E-mail address').fill(email);
    await form.getByRole('textbox', { name: 'Password' }).fill(password);
    await form.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('link', { name: story.preset.title }).click();

    const allocation = page.getByRole('region', { name: 'Slot allocation' });
    await allocation.getByText('finished').waitFor();
    expect(await allocation.innerText()).toContain('Bound');
    await page.getByRole('link', { name: /^Show all/ }).waitFor();
    expect(await visitor.takePictures('matchmaking')).toBe(0);

    await page.getByRole('link', { name: 'Schedule 1' }).click();
    const grid = page.getByRole('grid', { name: /^Schedule 1:/ });
    await grid.waitFor();
    const headings = await grid.getByRole('columnheader').allInnerTexts();
    const tables = story.preset.programme.tables.length;
    expect(headings.filter((heading) => heading.startsWith('Table '))).toHaveLength(tables);
    expect(await visitor.takePictures('schedule')).toBe(0);

    await grid.getByRole('gridcell').filter({ hasText: 'EU' }).first().click();
    await page
      .getByRole('link', { name: /^Agenda of / })
      .first()
      .click();
    await page.getByRole('heading', { name: /^Agenda of / }).waitFor();
    await page.getByText('the same as yours').waitFor();

    await page.getByRole('link', { name: 'Mailbox' }).click();
    await page.getByRole('main').getByRole('listitem').getByRole('link').first().click();
    await page.frameLocator('iframe').locator('p').first().waitFor();
    expect(complaints).toEqual([]);
    await visitor.leave();
  });

  it('sign a participant in by the mailed link and show the agenda in both zones, in Spanish', async () => {
    const visitor = await Visitor.arrive(browser, { locale: 'es-CO', timezoneId: 'America/Bogota' });
    const { page, complaints } = visitor;
    const email = story.preset.participants[0]!.delegates[0]!.email;
    const mails = await SignInMails.open(path.join(installation.folder, 'mail'));
    mails.expect(email);
    await page.goto(installation.address);
    await page.getByRole('region', { name: 'Participantes' }).getByLabel('Correo electrónico').fill(email);
    await page.getByRole('button', { name: 'Enviarme un enlace' }).click();
    await page.getByText('está en camino').waitFor();

    await page.goto(`${installation.address}/sign-in#token=${await mails.token(email)}`);
    await page.getByRole('button', { name: 'Entrar' }).click();
    await page.getByRole('heading', { name: 'Mi agenda' }).waitFor();
    expect(page.url()).not.toContain('token');
    await page
      .getByText(/en Bogota \(GMT-5\)/)
      .first()
      .waitFor();
    expect(await visitor.takePictures('agenda')).toBe(0);

    await page.getByLabel('Idioma').selectOption('fr');
    await page.getByRole('heading', { name: 'Mon agenda' }).waitFor();
    expect(complaints).toEqual([]);
    await visitor.leave();
  });

  it('gives a code, and no session, to a browser that did not ask for the link', async () => {
    const asker = await Visitor.arrive(browser, { locale: 'en' });
    const email = story.preset.participants[1]!.delegates[0]!.email;
    const mails = await SignInMails.open(path.join(installation.folder, 'mail'));
    mails.expect(email);
    await asker.page.goto(installation.address);
    await asker.page.getByRole('region', { name: 'Participants' }).getByLabel('E-mail address').fill(email);
    await asker.page.getByRole('button', { name: 'Send me a link' }).click();

    const other = await Visitor.arrive(browser, { locale: 'en', colorScheme: 'dark' });
    await other.page.goto(`${installation.address}/sign-in#token=${await mails.token(email)}`);
    await other.page.getByRole('button', { name: 'Sign in' }).click();
    const code = await other.page.getByLabel('Code of eight digits').innerText();
    expect(code).toMatch(/^\d{8}$/);
    expect(await other.takePictures('other-device')).toBe(0);

    await asker.page.getByLabel('Code of eight digits').fill(code);
    await asker.page.getByRole('button', { name: 'Sign in', exact: true }).first().click();
    await asker.page.getByRole('heading', { name: 'My agenda' }).waitFor();
    expect([...asker.complaints, ...other.complaints]).toEqual([]);
  });
});
