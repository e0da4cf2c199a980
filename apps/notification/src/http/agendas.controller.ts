import { createHash } from 'node:crypto';
import { Controller, Delete, Get, Headers, Param, Post, Query, Res } from '@nestjs/common';
import { ZoneData } from '@ronda/calendar';
import { Config } from '@ronda/config';
import { DomainError } from '@ronda/domain';
import {
  Access,
  Id,
  Instant,
  Principal,
  Responds,
  Scope,
  styleNonceOf,
  type MatchmakingScope,
} from '@ronda/http';
import type { Response } from 'express';
import { z } from 'zod';
import { agendaAsCalendar } from '../pages/agenda-feed';
import { Papers } from '../pages/papers';
import { printJobAsHtml, type PrintJob } from '../pages/print';
import { Feeds } from '../use-cases/feeds';
import { Links } from '../use-cases/links';
import type { PersonalAgenda } from '../use-cases/agendas';
import { ReadPapers, type TablePlan } from '../use-cases/read-papers';
import { delegateOf } from './delegate-of';
import { drawCode } from './draw-code';
import { LinkToken } from './link-token';

const CALENDAR = 'text/calendar; charset=utf-8';
const HTML = 'text/html; charset=utf-8';

const FeedAnswer = z.object({ since: Instant.nullable() }).meta({ id: 'AgendaFeed' });
const NewFeedAnswer = z
  .object({ url: z.string().meta({ description: 'Shown once; whoever knows it sees the agenda.' }) })
  .meta({ id: 'NewAgendaFeed' });
const PrintAgendas = z.strictObject({ delegateId: Id.optional() });
type PrintAgendas = z.infer<typeof PrintAgendas>;

/** Agendas outside of mail: under a private address, as a file, and on paper. */
@Controller('notification')
export class AgendasController {
  constructor(
    private readonly config: Config,
    private readonly zones: ZoneData,
    private readonly feeds: Feeds,
    private readonly links: Links,
    private readonly readPapers: ReadPapers,
    private readonly papers: Papers,
  ) {}

  /** The agenda for a calendar to subscribe to. */
  @Get('feeds/:token')
  @Access.public()
  @Responds.stream(CALENDAR)
  async feed(
    @Param('token', { schema: LinkToken }) token: string,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string | undefined> {
    const text = agendaAsCalendar(await this.feeds.read(token), this.zones);
    const tag = `"${createHash('sha256').update(text).digest('base64url')}"`;
    response.set({ 'Cache-Control': 'private, max-age=300', ETag: tag, 'X-Robots-Tag': 'noindex' });
    if (known?.split(/\s*,\s*/).some((one) => one.replace(/^W\//, '') === tag)) {
      response.status(304);
      return undefined;
    }
    response.type(CALENDAR);
    return text;
  }

  @Get('matchmakings/:matchmakingId/my-feed')
  @Access('participant')
  @Responds(200, FeedAnswer)
  async since(@Scope() scope: MatchmakingScope, @Principal() principal: Principal) {
    return { since: await this.feeds.since(scope, delegateOf(principal)) };
  }

  /** A new private address; the one before ends. */
  @Post('matchmakings/:matchmakingId/my-feed')
  @Access('participant')
  @Responds(201, NewFeedAnswer)
  async open(@Scope() scope: MatchmakingScope, @Principal() principal: Principal) {
    const token = await this.feeds.open(scope, delegateOf(principal));
    return { url: `${this.config.http.publicUrl}/api/notification/feeds/${token}` };
  }

  @Delete('matchmakings/:matchmakingId/my-feed')
  @Access('participant')
  @Responds.nothing()
  revoke(@Scope() scope: MatchmakingScope, @Principal() principal: Principal): Promise<void> {
    return this.feeds.revoke(scope, delegateOf(principal));
  }

  /** A snapshot to import; calendars do not keep it up to date. */
  @Get('matchmakings/:matchmakingId/my-agenda.ics')
  @Access('participant')
  @Responds.stream(CALENDAR)
  async download(
    @Scope() scope: MatchmakingScope,
    @Principal() principal: Principal,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const agenda = await this.agendaOf(scope, delegateOf(principal));
    response.type(CALENDAR).attachment(`agenda-snapshot-v${agenda.version}.ics`);
    return agendaAsCalendar(agenda, this.zones);
  }

  @Get('matchmakings/:matchmakingId/my-agenda/print')
  @Access('participant')
  @Responds.stream(HTML)
  async printMine(
    @Scope() scope: MatchmakingScope,
    @Principal() principal: Principal,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    return this.printed(
      response,
      this.agendaPages(scope, [await this.agendaOf(scope, delegateOf(principal))]),
    );
  }

  /** Everybody's agenda, or one person's, a sheet each. */
  @Get('matchmakings/:matchmakingId/print/agendas')
  @Access('organiser', 'co-organiser')
  @Responds.stream(HTML)
  async printAgendas(
    @Scope() scope: MatchmakingScope,
    @Query({ schema: PrintAgendas }) { delegateId }: PrintAgendas,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const agendas = delegateId
      ? [await this.agendaOf(scope, delegateId)]
      : await this.readPapers.allAgendas(scope);
    return this.printed(response, this.agendaPages(scope, agendas));
  }

  /** A sign for each table. */
  @Get('matchmakings/:matchmakingId/print/table-signs')
  @Access('organiser', 'co-organiser')
  @Responds.stream(HTML)
  async printSigns(@Scope() scope: MatchmakingScope, @Res({ passthrough: true }) response: Response) {
    return this.printed(response, this.papers.tableSigns(await this.plan(scope)));
  }

  /** What happens at each table, with interpreters. */
  @Get('matchmakings/:matchmakingId/print/room-list')
  @Access('organiser', 'co-organiser')
  @Responds.stream(HTML)
  async printRooms(@Scope() scope: MatchmakingScope, @Res({ passthrough: true }) response: Response) {
    return this.printed(response, this.papers.roomList(await this.plan(scope)));
  }

  private agendaPages(
    { tenantId, matchmakingId }: MatchmakingScope,
    agendas: readonly PersonalAgenda[],
  ): PrintJob {
    const { publicUrl } = this.config.http;
    return this.papers.agendas(agendas, ({ recipient, version }) => {
      const delegateId = recipient.id;
      const token = this.links.sign({ purpose: 'paper', tenantId, matchmakingId, delegateId, version });
      return drawCode(`${publicUrl}/api/notification/papers/${token}`);
    });
  }

  private printed(response: Response, job: PrintJob): string {
    response.type('html');
    return printJobAsHtml(job, styleNonceOf(response));
  }

  private async agendaOf(scope: MatchmakingScope, delegateId: string): Promise<PersonalAgenda> {
    const agenda = await this.readPapers.agenda(scope, delegateId);
    if (agenda) return agenda;
    throw new DomainError(
      'AGENDA.NOT_FOUND',
      'There is no agenda yet.\nMaybe no schedule was published, or this person does not take part.',
    );
  }

  private async plan(scope: MatchmakingScope): Promise<TablePlan> {
    const plan = await this.readPapers.tables(scope);
    if (plan) return plan;
    throw new DomainError('SCHEDULE.NOT_FOUND', 'No schedule was published yet.\nMaybe publish one first.');
  }
}
