import path from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import type { RegisteredParticipant } from '../../apps/cli/src/demo/participants';
import { SignInMails } from '../../apps/cli/src/demo/sign-in-mails';
import type { Story } from '../../apps/cli/src/demo/story';
import { Visitor } from './browser';
import type { Installation } from './installation';
import { wordsOf, type Words } from './words';

const LOCALES = { en: 'en-GB', es: 'es-CO' } as const;
export type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>;
export type StoryLanguage = keyof typeof LOCALES;

/** Signs the first delegate of a participant in by the link of a mail. @returns for contexts of a browser */
export async function signInByMail(
  browser: Browser,
  { address, folder }: Installation,
  { delegates: [delegate] }: RegisteredParticipant,
): Promise<StorageState> {
  const mails = await SignInMails.open(path.join(folder, 'mail'));
  mails.expect(delegate!.email);
  const context = await browser.newContext();
  const link = `${address}/api/registration/sign-in/link`;
  await context.request.post(link, { data: { email: delegate!.email } });
  await context.request.post(`${link}/redeem`, { data: { token: await mails.token(delegate!.email) } });
  const state = await context.storageState();
  await context.close();
  return state;
}

/** A delegate of a participant in front of a browser. */
export class Participant {
  private constructor(
    readonly visitor: Visitor,
    /** What this person reads. */
    readonly words: Words,
    private readonly home: string,
  ) {}

  static async arrive(
    browser: Browser,
    address: string,
    story: Story,
    language: StoryLanguage,
    options: BrowserContextOptions,
  ): Promise<Participant> {
    const locale = LOCALES[language];
    const visitor = await Visitor.arrive(browser, { locale, timezoneId: 'America/Bogota', ...options });
    const home = `${address}/matchmakings/${story.known.matchmakingId!}`;
    return new Participant(visitor, await wordsOf(language), home);
  }

  get page(): Page {
    return this.visitor.page;
  }

  /** Opens a page of the gathering and waits until it has what it shows. */
  async open(path: string): Promise<void> {
    await this.page.goto(`${this.home}${path}`);
    await this.page.getByRole('heading', { level: 1 }).waitFor();
    await this.page
      .getByRole('status', { name: this.words('loading') })
      .first()
      .waitFor({ state: 'detached' });
  }

  /** What the directory or the list of requests shows of one of the others. */
  card(name: string): Locator {
    return this.page
      .getByRole('main')
      .locator(`[aria-label="${name}"]`)
      .filter({ has: this.page.getByRole('heading') });
  }

  button(key: string, within: Locator | Page = this.page): Locator {
    return within.getByRole('button', { name: this.words(key), exact: true });
  }

  /** The meetings of the gathering, asked of the interface as this person. */
  async ask<T>(service: string, address: string): Promise<T> {
    const url = this.home.replace('/matchmakings/', `/api/${service}/matchmakings/`);
    return (await (await this.page.context().request.get(`${url}${address}`)).json()) as T;
  }
}
