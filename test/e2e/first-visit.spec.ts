import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { describeInBrowser, launchBrowser, Visitor } from './browser';
import { Installation, ONE_PROCESS } from './installation';

describeInBrowser('the first visit to an installation that nobody has set up', () => {
  let installation: Installation;
  let browser: Browser;

  beforeAll(async () => {
    installation = await Installation.start(ONE_PROCESS, { MAIL_TRANSPORT: 'mailbox' });
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
    await installation.stop();
  });

  it('makes the institution and its organiser from the one-time link, and lets them in', async () => {
    const visitor = await Visitor.arrive(browser, { locale: 'es', timezoneId: 'America/Bogota' });
    const { page, complaints } = visitor;
    const token = readFileSync(path.join(installation.folder, 'setup-token'), 'utf8').trim();
    await page.goto(`${installation.address}/setup#token=${token}`);
    await page.getByRole('textbox', { name: 'Institución' }).fill('Cámara de Encuentros (demo)');
    await page.getByLabel('Su nombre').fill('Olga Organizadora');
    await page.getByLabel('Correo electrónico').fill('olga@camara.example');
    await page.getByRole('textbox', { name: 'Contraseña' }).fill('seis mesas y doce sillas');
    expect(await visitor.takePictures('setup')).toBe(0);
    await page.getByRole('button', { name: 'Empezar' }).click();
    await page.getByText('Olga Organizadora').waitFor();
    expect(page.url()).not.toContain(token);
    expect(complaints).toEqual([]);
    await visitor.leave();
  });

  it('says what is missing when the link was cut off', async () => {
    const visitor = await Visitor.arrive(browser, { locale: 'en-GB', timezoneId: 'Europe/Rome' });
    await visitor.page.goto(`${installation.address}/set-password`);
    await visitor.page.getByText('The address lacks its last part.').waitFor();
    await visitor.leave();
  });
});
