import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

/** Where Linux distributions put it. The tests bring no browser of their own. */
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((file) => existsSync(file));
const SCREENSHOTS = path.resolve(__dirname, '../../.cache/screenshots');
const DESKTOP = { width: 1280, height: 900 };
const TELEPHONE = { width: 360, height: 740 };
/** Long enough for a machine that does much else; only what fails waits for so long. */
const PATIENCE_MS = 120_000;
/** Asking who is signed in is answered with 401 to whoever is not, which browsers write down as well. */
const NOT_SIGNED_IN = /status of 401/;

/** `describe` where Chromium is installed; otherwise the suite is reported as skipped. */
export function describeInBrowser(name: string, suite: () => void): void {
  if (CHROMIUM === undefined) describe.skip(`${name} (skipped: no chromium in /usr/bin)`, suite);
  else describe(name, suite);
}

/** Root, as in containers, may not use Chromium's own sandbox. */
export function launchBrowser(): Promise<Browser> {
  if (CHROMIUM === undefined)
    throw new Error('There is no Chromium.\nMaybe install it: apt-get install chromium');
  return chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

/** Somebody in front of a browser: the page they see, and what the browser complained of meanwhile. */
export class Visitor {
  private constructor(
    readonly page: Page,
    /** Errors of the page, violations of the Content-Security-Policy included. */
    readonly complaints: readonly string[],
  ) {}

  static async arrive(browser: Browser, options: BrowserContextOptions): Promise<Visitor> {
    const context = await browser.newContext({ viewport: DESKTOP, ...options });
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !NOT_SIGNED_IN.test(message.text())) complaints.push(message.text());
    });
    return new Visitor(page, complaints);
  }

  /** Pictures of the page on a desktop and on a telephone. @returns how far the telephone's page is too wide */
  async takePictures(name: string): Promise<number> {
    mkdirSync(SCREENSHOTS, { recursive: true });
    let excess = 0;
    for (const [device, size] of Object.entries({ telephone: TELEPHONE, desktop: DESKTOP })) {
      await this.page.setViewportSize(size);
      await this.page.screenshot({ path: path.join(SCREENSHOTS, `${name}-${device}.png`) });
      excess = Math.max(
        excess,
        await this.page.evaluate<number>('document.documentElement.scrollWidth - innerWidth'),
      );
    }
    return excess;
  }

  async leave(): Promise<void> {
    await this.page.context().close();
  }
}
