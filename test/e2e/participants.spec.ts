import type { Preset } from '@ronda/presets';
import type { Browser, BrowserContextOptions, Locator } from 'playwright-core';
import {
  participantsById,
  participantsByKey,
  type RegisteredParticipant,
} from '../../apps/cli/src/demo/participants';
import { DemoRecord } from '../../apps/cli/src/demo/record';
import type { Story } from '../../apps/cli/src/demo/story';
import { eventually } from '../integration/eventually';
import { complaintsOfAxe } from './accessible';
import { describeInBrowser, launchBrowser } from './browser';
import { Installation, ONE_PROCESS } from './installation';
import { Participant, signInByMail, type StorageState, type StoryLanguage } from './participant';
import { smallGathering } from './small-gathering';
import { beginStory, playUntil } from './teller';

interface Side {
  readonly name: string;
  readonly participantId: string;
}

interface Request {
  readonly from: Side;
  readonly to: Side;
  readonly status: string;
}

interface Agenda {
  readonly participantId: string;
  readonly meetings: readonly { readonly counterpartId: string; readonly seatNo: number }[];
}

/** Whether the browser has everything that the page needs without a connection. */
const IS_KEPT = `(async () => {
  const keysOf = async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname);
  const kept = [...(await keysOf('ronda-page')), ...(await keysOf('ronda-agenda'))];
  const files = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname);
  return (
    kept.includes('/') &&
    kept.filter((path) => path.startsWith('/api/')).length === 4 &&
    files.every((path) => !path.startsWith('/assets/') || kept.includes(path))
  );
})()`;

const NEWCOMER = 'Quesería Nadie (demo)';

/** Lets newcomers apply, as an organiser does. */
async function openAdmission(browser: Browser, address: string, id: string, data: object): Promise<void> {
  const context = await browser.newContext();
  const { request } = context;
  await request.post(`${address}/api/registration/sign-in/password`, { data });
  const matchmaking = `${address}/api/registration/matchmakings/${id}`;
  const { revision } = (await (await request.get(matchmaking)).json()) as { revision: number };
  const headers = { 'If-Match': `"${revision}"` };
  const answer = await request.patch(matchmaking, { headers, data: { admission: 'open' } });
  expect(answer.status()).toBe(200);
  await context.close();
}

/** Waits until there are so many. */
const counted = (what: Locator, count: number) =>
  eventually(`there are ${count} of them`, async () => (await what.count()) === count);

/** How many wishes are not in the agenda: one's own that came to nothing, and what is agreed without a place. */
async function unmet(pia: Participant, { participantId, meetings }: Agenda): Promise<number> {
  const { items } = await pia.ask<{ items: Request[] }>('meeting-request', '/requests?limit=100');
  const met = new Set(meetings.map(({ counterpartId }) => counterpartId));
  return items.filter(({ from, to, status }) => {
    const isOwn = from.participantId === participantId;
    if (met.has(isOwn ? to.participantId : from.participantId)) return false;
    return status === 'accepted' || (isOwn && (status === 'declined' || status === 'expired'));
  }).length;
}

/** Everything is told twice, in another language by other people. */
const LANGUAGES: readonly StoryLanguage[] = ['es', 'en'];

/** Two who were asked by two at least, and one of whose own wishes will come to nothing. */
function actorsIn({ participants, requests, vetoes }: Preset): string[] {
  const keys = participants.map(({ key }) => key);
  return keys
    .filter((key) => requests.filter(({ to }) => to === key).length > 1)
    .filter((key) => requests.some(({ from, answer }) => from === key && answer?.kind !== 'accept'))
    .filter((key) => requests.some(({ from, answer }) => from === key && answer?.kind === 'accept'))
    .filter((key) => !vetoes.some(({ by, against }) => [by, against].includes(key)))
    .slice(0, LANGUAGES.length);
}

/** The gathering without one good request of each actor, so that they have somebody left to find. */
function gatheringFor(actors: readonly string[], whole: Preset): Preset {
  const left = actors.map((key) =>
    whole.requests.find(({ from, answer }) => from === key && answer?.kind === 'accept'),
  );
  return { ...whole, requests: whole.requests.filter((request) => !left.includes(request)) };
}

describeInBrowser('participants in the browser', () => {
  let installation: Installation;
  let browser: Browser;
  let story: Story;
  let actors: Readonly<Record<StoryLanguage, RegisteredParticipant>>;
  let sessions: Readonly<Record<StoryLanguage, StorageState>>;

  const enter = (language: StoryLanguage, options: BrowserContextOptions = {}) =>
    Participant.arrive(browser, installation.address, story, language, {
      storageState: sessions[language],
      ...options,
    });

  beforeAll(async () => {
    installation = await Installation.start(ONE_PROCESS, { MAIL_TRANSPORT: 'mailbox' });
    const whole = smallGathering();
    const keys = actorsIn(whole);
    story = await beginStory(installation, gatheringFor(keys, whole));
    await playUntil(story, 'requests');
    browser = await launchBrowser();
    const participants = await participantsByKey(story);
    const [es, en] = keys.map((key) => participants.get(key)!);
    actors = { es: es!, en: en! };
    sessions = {
      es: await signInByMail(browser, installation, actors.es),
      en: await signInByMail(browser, installation, actors.en),
    };
  });
  afterAll(async () => {
    await browser.close();
    await installation.stop();
  });

  describe.each(LANGUAGES)('before the meetings have times (%s)', (language) => {
    let pia: Participant;
    beforeAll(async () => {
      pia = await enter(language);
    });
    afterAll(() => pia.visitor.leave());

    it('find whom to meet and ask in two presses, without losing a word to a broken connection', async () => {
      const { page, words } = pia;
      await pia.open('/directory');
      const best = page.getByRole('list', { name: words('directory.recommended') }).first();
      await best.getByRole('listitem').first().waitFor();
      expect(await pia.visitor.takePictures(`directory-${language}`)).toBe(0);
      const askable = page.locator('main li[aria-label]').filter({ hasText: words('directory.ask') });
      const name = (await askable.first().getAttribute('aria-label'))!;
      await page.getByLabel(words('directory.search')).fill(name.toUpperCase());
      await page.getByRole('main').getByRole('listitem', { name, exact: true }).waitFor();

      const card = pia.card(name);
      await card.getByRole('button').click();
      await card.getByLabel(words('inbox.priority')).selectOption('must');
      await card.getByLabel(words('inbox.message')).fill('¿A las 10?');
      expect(await complaintsOfAxe(page)).toEqual([]);
      await page.route('**/requests', (route) => route.abort());
      await pia.button('directory.send', card).click();
      await card.getByText(words('problems.WEB.UNREACHABLE.text')).waitFor();
      expect(await card.getByLabel(words('inbox.message')).inputValue()).toBe('¿A las 10?');
      await page.unroute('**/requests');
      await pia.button('directory.send', card).click();
      await card.getByText(words('directory.between.sent.proposed')).waitFor();

      await card.getByRole('link', { name: words('directory.toRequests') }).click();
      const sent = pia.card(name);
      await sent.getByText('¿A las 10?').waitFor();
      await sent.getByLabel(words('inbox.priority')).selectOption('nice');
      await page.getByText(words('inbox.done.proposed', { name })).waitFor();
      await pia.button('inbox.withdraw', sent).click();
      await pia.button('inbox.withdraw', sent).click();
      await sent.getByText(words('directory.between.sent.withdrawn')).waitFor();
    });

    it('answer those who asked, and see an answer taken back that the server did not get', async () => {
      const { page, words } = pia;
      await pia.open('/inbox');
      const own = await pia.ask<{ items: Request[] }>('meeting-request', '/requests?limit=100');
      const toAnswer = own.items.filter(
        ({ from, status }) => status === 'proposed' && from.participantId !== actors[language].id,
      );
      const [yes, no] = toAnswer.map(({ from }) => from.name);
      expect(await pia.visitor.takePictures(`inbox-${language}`)).toBe(0);

      const accept = page.getByRole('button', { name: `${words('inbox.accept')}: ${yes!}` });
      await page.route('**/accept', (route) => route.abort());
      await accept.click();
      await pia.card(yes!).getByText(words('problems.WEB.UNREACHABLE.text')).waitFor();
      await page.unroute('**/accept');
      await accept.click();
      await page.getByText(words('inbox.done.accepted', { name: yes })).waitFor();
      await accept.waitFor({ state: 'detached' });

      await page.getByRole('button', { name: `${words('inbox.decline')}: ${no!}` }).click();
      await page.getByLabel(words('inbox.whyNot')).fill('Otro año');
      await pia.button('inbox.decline', pia.card(no!)).click();
      await pia
        .card(no!)
        .getByText(words('inbox.reason', { text: 'Otro año' }))
        .waitFor();
      await page.getByText(words('inbox.done.declined', { name: no })).waitFor();
      const after = await pia.ask<{ items: Request[] }>('meeting-request', '/requests?limit=100');
      const statusOf = (name: string) => after.items.find(({ from }) => from.name === name)?.status;
      expect([statusOf(yes!), statusOf(no!)]).toEqual(['accepted', 'declined']);
    });

    it('paint by keyboard and by mouse when they cannot meet, and find it so again', async () => {
      const { page, words } = pia;
      await pia.open('/availability');
      const slots = page.locator('[data-slot]');
      const taken = page.locator('[data-state="blockedSlot"]');
      expect(await taken.count()).toBe(0);
      await slots.first().focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('Shift+ArrowRight');
      await counted(taken, 2);
      const box = (index: number) => slots.nth(index).boundingBox();
      const [from, to] = [(await box(4))!, (await box(5))!];
      await page.mouse.move(from.x + 5, from.y + 5);
      await page.mouse.down();
      await page.mouse.move(to.x + 5, to.y + 5, { steps: 4 });
      await page.mouse.up();
      await counted(taken, 4);
      expect(await pia.visitor.takePictures(`availability-${language}`)).toBe(0);
      await pia.button('participants.save').click();
      await page.getByText(words('participants.saved', { name: actors[language].name })).waitFor();
      await pia.open('/availability');
      await counted(taken, 4);
      const mine = await pia.ask<{ unavailable: unknown[] }>(
        'registration',
        `/participants/${actors[language].id}`,
      );
      expect(mine.unavailable).toHaveLength(2);
    });

    it('keep their profile and say who comes', async () => {
      const { page, words } = pia;
      await pia.open('/profile');
      await page.getByLabel(words('participants.field.description')).fill('Nos reunimos con gusto.');
      await pia.button('participants.save').click();
      await page.getByText(words('participants.saved', { name: actors[language].name })).waitFor();

      await pia.button('ownProfile.addDelegate').click();
      const count = actors[language].delegates.length + 1;
      const added = page.getByRole('group', { name: words('ownProfile.delegate', { number: count }) });
      await added.getByLabel(words('participants.name')).fill('Nuria Nueva');
      await added.getByLabel(words('signIn.email')).fill(`nuria.${language}@nueva.example`);
      await pia.button('ownProfile.saveDelegates').click();
      const address = `/participants/${actors[language].id}`;
      await eventually('both are saved', async () => {
        const mine = await pia.ask<{ description: string; delegates: unknown[] }>('registration', address);
        return mine.description === 'Nos reunimos con gusto.' && mine.delegates.length === count;
      });
      expect(await pia.visitor.takePictures(`profile-${language}`)).toBe(0);
      await pia.open('/profile');
      const name = added.getByLabel(words('participants.name'));
      expect(await name.inputValue()).toBe('Nuria Nueva');
      expect(pia.visitor.complaints.filter((one) => !one.includes('net::ERR_FAILED'))).toEqual([]);
    });
  });

  it('apply as newcomers, with what they had filled in before, and confirm from their mail', async () => {
    const { tenantId } = await story.api.get<{ tenantId: string }>('/api/registration/session');
    const { email, password } = new DemoRecord(installation.folder).organiser!;
    await openAdmission(browser, installation.address, story.known.matchmakingId!, { email, password });
    const options = { storageState: { cookies: [], origins: [] } };
    const nadia = await Participant.arrive(browser, installation.address, story, 'es', options);
    const { page, words } = nadia;
    await page.goto(`${installation.address}/apply/${tenantId}/${story.known.matchmakingId!}`);
    const person = page.getByRole('group', { name: words('ownProfile.delegate', { number: 1 }) });
    await person.getByLabel(words('participants.name')).fill('Nadia Nadie');
    await person.getByLabel(words('signIn.email')).fill('nadia@nadie.example');
    const offers = page.getByRole('combobox', { name: words('participants.list.offers') });
    await offers.fill('quesos de oveja');
    await offers.press('Enter');
    await page.reload();
    expect(await person.getByLabel(words('participants.name')).inputValue()).toBe('Nadia Nadie');
    await page.getByText('quesos de oveja').waitFor();
    expect(await complaintsOfAxe(page)).toEqual([]);
    expect(await nadia.visitor.takePictures('application-es')).toBe(0);

    await page.getByLabel(words('participants.name')).last().fill(NEWCOMER);
    await page.getByLabel(words('participants.country')).fill('UY');
    await page.getByLabel(words('participants.region')).selectOption('LAC');
    await nadia.button('application.send').click();
    await page.getByText(words('application.sent')).waitFor();
    const applicant = [...(await participantsById(story)).values()].find(({ name }) => name === NEWCOMER)!;
    const storageState = await signInByMail(browser, installation, applicant);
    const back = await Participant.arrive(browser, installation.address, story, 'es', { storageState });
    await back.page.goto(installation.address);
    await back.button('application.confirm').click();
    await back.page.getByText(words('participants.state.admitted')).waitFor();
    await back.button('application.confirm').waitFor({ state: 'detached' });
    expect([...nadia.visitor.complaints, ...back.visitor.complaints]).toEqual([]);
    await nadia.visitor.leave();
    await back.visitor.leave();
  });

  describe('once the agenda is published', () => {
    beforeAll(() => playUntil(story));

    it.each(LANGUAGES)(
      'read it without a connection, and what became of their other wishes (%s)',
      async (language) => {
        const pia = await enter(language);
        const { page, words } = pia;
        await pia.open('/agenda');
        const agenda = await pia.ask<Agenda>('scheduling', '/agenda');
        const { meetings } = agenda;
        expect(meetings.length).toBeGreaterThan(0);
        const shown = page.getByRole('main').locator('ol li');
        await counted(shown, meetings.length);
        const count = await unmet(pia, agenda);
        expect(count).toBeGreaterThan(0);
        await page.getByRole('region', { name: words('myAgenda.unmet', { count }) }).waitFor();
        expect(await pia.visitor.takePictures(`own-agenda-${language}`)).toBe(0);

        await pia.button('myAgenda.subscribe').or(pia.button('myAgenda.subscribeAnew')).click();
        const address = page.getByLabel(words('myAgenda.address'));
        await address.waitFor();
        const calendar = await page.context().request.get(await address.inputValue());
        // The calendar is this person's; the agenda is that of everybody who comes for the participant.
        const own = meetings.filter(({ seatNo }) => seatNo === 1);
        expect((await calendar.text()).match(/BEGIN:VEVENT/g)).toHaveLength(own.length);

        await eventually('the agenda is kept', () => page.evaluate<boolean>(IS_KEPT));
        const [asOf] = words('myAgenda.asOf', { moment: '§' }).split('§');
        const notice = page.getByRole('status').filter({ hasText: asOf! });
        await page.context().setOffline(true);
        await page.reload();
        await notice.waitFor();
        await counted(shown, meetings.length);
        expect(await pia.visitor.takePictures(`own-agenda-offline-${language}`)).toBe(0);
        await page.context().setOffline(false);
        await notice.waitFor({ state: 'detached' });
        await pia.visitor.leave();
      },
    );

    it.each([
      {
        language: 'es' as const,
        device: 'a telephone in the dark',
        size: { width: 360, height: 740 },
        colorScheme: 'dark' as const,
      },
      {
        language: 'en' as const,
        device: 'a large screen',
        size: { width: 1920, height: 1080 },
        colorScheme: 'light' as const,
      },
    ])(
      'find every page accessible and within the width of $device ($language)',
      async ({ language, size, colorScheme }) => {
        const pia = await enter(language, { viewport: size, colorScheme });
        for (const path of ['/agenda', '/directory', '/inbox', '/availability', '/profile']) {
          await pia.open(path);
          await pia.page.waitForLoadState('networkidle');
          expect([path, await complaintsOfAxe(pia.page)]).toEqual([path, []]);
          const excess = await pia.page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
          expect([path, excess]).toEqual([path, 0]);
        }
        expect(pia.visitor.complaints).toEqual([]);
        await pia.visitor.leave();
      },
    );
  });
});
