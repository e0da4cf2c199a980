/**
 * `npm run screenshots`: takes the pictures of the README from the demo. Plays the demo first where there is none
 * yet; needs Chromium.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { ensure, main, root, SetupFailure } from './ensure.mjs';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((file) => existsSync(file));
const images = path.join(root, 'docs', 'images');
const data = path.join(root, '.data', 'demo');

await main(async () => {
  await ensure();
  if (CHROMIUM === undefined) {
    throw new SetupFailure('There is no Chromium in /usr/bin.\nMaybe install it: apt-get install chromium');
  }
  const demo = spawn(process.execPath, [path.join(root, 'scripts', 'demo.mjs')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await takePictures(await addressOf(demo));
  } finally {
    demo.kill('SIGTERM');
    if (demo.exitCode === null) await once(demo, 'exit');
  }
});

/** Where the demo is served, once it says so. */
async function addressOf(demo) {
  for await (const line of createInterface({ input: demo.stdout })) {
    const address = /^Open (http\S+)/.exec(line)?.[1];
    if (address) return address;
  }
  throw new SetupFailure('The demo ended before it was ready.\nMaybe see what it said above.');
}

async function takePictures(address) {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  const page = await browser.newPage({
    viewport: { width: 1440, height: 900 },
    locale: 'en',
    timezoneId: 'America/Bogota',
    colorScheme: 'light',
  });
  const { email, password } = JSON.parse(readFileSync(path.join(data, 'demo.json'), 'utf8')).organiser;
  mkdirSync(images, { recursive: true });
  const take = async (name) => {
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: path.join(images, `${name}.png`) });
    console.log(`docs/images/${name}.png`);
  };

  await page.goto(address);
  const form = page.getByRole('region', { name: 'Organisers' });
  await form.getByLabel('E-mail address').fill(email);
  await form.getByRole('textbox', { name: 'Password' }).fill(password);
  await form.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('main').getByRole('listitem').getByRole('link').first().click();
  await page
    .getByRole('link', { name: /^Schedule / })
    .first()
    .waitFor();
  await take('matchmaking');
  await page
    .getByRole('link', { name: /^Schedule / })
    .first()
    .click();
  await page.getByRole('grid').waitFor();
  await take('schedule');
  await page.getByRole('gridcell').first().click();
  await page
    .getByRole('link', { name: /^Agenda of / })
    .first()
    .click();
  await page.getByRole('heading', { name: /^Agenda of / }).waitFor();
  await take('agenda');
  await browser.close();
}
