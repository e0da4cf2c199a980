import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { DemoRecord } from '../../apps/cli/src/demo/record';
import type { Story } from '../../apps/cli/src/demo/story';
import { Visitor } from './browser';
import type { Installation } from './installation';

/** An organiser in front of a browser, signed in. */
export class Organiser {
  private constructor(
    readonly visitor: Visitor,
    private readonly home: string,
    private readonly credentials: { readonly email: string; readonly password: string },
  ) {}

  static async arrive(
    browser: Browser,
    installation: Installation,
    story: Story,
    options: BrowserContextOptions = {},
  ): Promise<Organiser> {
    const visitor = await Visitor.arrive(browser, {
      locale: 'en-GB',
      timezoneId: 'Europe/Rome',
      ...options,
    });
    const credentials = new DemoRecord(installation.folder).organiser!;
    const home = `${installation.address}/matchmakings/${story.known.matchmakingId!}`;
    await visitor.page.context().request.post(`${installation.address}/api/registration/sign-in/password`, {
      data: credentials,
    });
    return new Organiser(visitor, home, credentials);
  }

  get page(): Page {
    return this.visitor.page;
  }

  /** Opens a page of the gathering and waits for its heading. */
  async open(path: string): Promise<void> {
    await this.page.goto(`${this.home}${path}`);
    await this.page.getByRole('heading', { level: 1 }).waitFor();
    await this.page.getByRole('status', { name: 'Loading' }).first().waitFor({ state: 'detached' });
  }

  /** Signs in on the page that has taken the place of another. */
  async signInAgain(): Promise<void> {
    const form = this.page.getByRole('region', { name: 'Organisers' });
    await form.getByLabel('E-mail address').fill(this.credentials.email);
    await form.getByRole('textbox', { name: 'Password' }).fill(this.credentials.password);
    await form.getByRole('button', { name: 'Sign in' }).click();
  }

  /** Makes a draft of the first schedule and opens it. @returns its address */
  async makeDraft(): Promise<string> {
    await this.open('/schedules');
    await this.page.getByRole('link', { name: 'Schedule 1', exact: true }).click();
    await this.page.getByRole('button', { name: 'Make a draft of it' }).click();
    await this.page.getByText(/is a draft of it/).waitFor();
    await this.grid.waitFor();
    return this.page.url();
  }

  get grid(): Locator {
    return this.page.getByRole('grid');
  }

  /** The cells that hold a meeting. */
  get meetings(): Locator {
    return this.grid.getByRole('gridcell').filter({ hasText: 'LAC' });
  }

  cells(tone: 'free' | 'swap' | 'blocked' | 'own'): Locator {
    return this.grid.locator(`[data-tone="${tone}"]`);
  }

  /** Drags something to a place that is there once the drag has begun. */
  async drag(what: Locator, to: Locator): Promise<void> {
    await what.hover();
    const box = (await what.boundingBox())!;
    await this.page.mouse.down();
    // Before the page scrolls to the target: what lies under the pointer then would be dragged instead.
    await this.page.mouse.move(box.x + 1, box.y + 1, { steps: 2 });
    await to.hover();
    await this.page.mouse.up();
  }

  /** The id of a participant. */
  async someParticipant(): Promise<string> {
    const list = await this.page
      .context()
      .request.get(
        `${this.home.replace('/matchmakings/', '/api/registration/matchmakings/')}/participants?limit=1`,
      );
    const { items } = (await list.json()) as { items: [{ id: string }] };
    return items[0].id;
  }

  get hand(): Locator {
    return this.page.getByRole('region', { name: 'Meeting in hand' });
  }
}
