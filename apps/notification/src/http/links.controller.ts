import { Controller, Get, Headers, Param, Post, Res } from '@nestjs/common';
import { Access, Responds, styleNonceOf, TakesForm } from '@ronda/http';
import type { Response } from 'express';
import { languageIn, LinkPages } from '../pages/link-pages';
import { pageAsHtml, type Page } from '../pages/page';
import { AnswerByLink, type LinkedInvitation } from '../use-cases/answer-by-link';
import { CheckPaper } from '../use-cases/check-paper';
import { Unsubscribe } from '../use-cases/unsubscribe';
import { LinkToken } from './link-token';

const HTML = 'text/html; charset=utf-8';
const GONE = 410;
const NOT_FOUND = 404;

type State = LinkedInvitation['state'] | 'refused' | 'current' | 'old';
/** What a program is told beside the page. */
const STATUS: Readonly<Partial<Record<State, number>>> = {
  broken: NOT_FOUND,
  expired: GONE,
  changed: GONE,
  cancelled: GONE,
};

/**
 * What links in mails and on papers lead to, without signing in: a small page without a script. Looking changes
 * nothing, since mail scanners look too; a button acts, by POST, and twice is the same as once.
 */
@Controller('notification')
@Access.public()
export class LinksController {
  constructor(
    private readonly answerByLink: AnswerByLink,
    private readonly unsubscribe: Unsubscribe,
    private readonly checkPaper: CheckPaper,
    private readonly pages: LinkPages,
  ) {}

  @Get('answers/:token')
  @Responds.stream(HTML)
  async look(
    @Param('token', { schema: LinkToken }) token: string,
    @Headers('accept-language') language: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const linked = await this.answerByLink.look(token);
    return show(response, linked.state, this.pages.answer(linked, token, languageIn(language)));
  }

  @Post('answers/:token/accept')
  @TakesForm()
  @Responds.stream(HTML)
  accept(
    @Param('token', { schema: LinkToken }) token: string,
    @Headers('accept-language') language: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    return this.give('ACCEPTED', token, language, response);
  }

  @Post('answers/:token/tentative')
  @TakesForm()
  @Responds.stream(HTML)
  tentative(
    @Param('token', { schema: LinkToken }) token: string,
    @Headers('accept-language') language: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    return this.give('TENTATIVE', token, language, response);
  }

  @Post('answers/:token/decline')
  @TakesForm()
  @Responds.stream(HTML)
  decline(
    @Param('token', { schema: LinkToken }) token: string,
    @Headers('accept-language') language: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    return this.give('DECLINED', token, language, response);
  }

  @Get('unsubscribe/:token')
  @Responds.stream(HTML)
  async lookAtMails(
    @Param('token', { schema: LinkToken }) token: string,
    @Headers('accept-language') language: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const found = await this.unsubscribe.look(token);
    return show(response, found.state, this.pages.unsubscribe(found, token, languageIn(language)));
  }

  /** Also what mail programs call by themselves for a click on their own button (RFC 8058). */
  @Post('unsubscribe/:token')
  @TakesForm()
  @Responds.stream(HTML)
  async refuseMails(
    @Param('token', { schema: LinkToken }) token: string,
    @Headers('accept-language') language: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const found = await this.unsubscribe.refuse(token);
    return show(response, found.state, this.pages.unsubscribe(found, token, languageIn(language)));
  }

  /** Whether a printed agenda is still current. */
  @Get('papers/:token')
  @Responds.stream(HTML)
  async paper(
    @Param('token', { schema: LinkToken }) token: string,
    @Headers('accept-language') language: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const check = await this.checkPaper.execute(token);
    return show(response, check.state, this.pages.paper(check, languageIn(language)));
  }

  private async give(
    answer: 'ACCEPTED' | 'TENTATIVE' | 'DECLINED',
    token: string,
    language: string | undefined,
    response: Response,
  ): Promise<string> {
    const linked = await this.answerByLink.give(token, answer);
    return show(response, linked.state, this.pages.answer(linked, token, languageIn(language)));
  }
}

function show(response: Response, state: State, page: Page): string {
  response
    .status(STATUS[state] ?? 200)
    .type('html')
    .set('X-Robots-Tag', 'noindex');
  return pageAsHtml(page, styleNonceOf(response));
}
