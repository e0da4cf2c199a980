import { Injectable } from '@nestjs/common';
import type { AgendaFacts, GatheringFacts } from '../domain/facts';
import type { MailDraft } from '../domain/mail';
import { planInvitations, type InvitationPlan, type PublishedMeeting } from '../domain/plan-invitations';
import { Agendas, meetingsByPerson } from './agendas';
import { Gatherings } from './gatherings';
import { MailLedger } from './mail-ledger';
import { ReplyAddresses } from './reply-addresses';

/** What publishing the schedule makes necessary. */
export interface Announcement {
  readonly drafts: readonly MailDraft[];
  readonly withdrawn: InvitationPlan['withdrawn'];
  readonly settled: InvitationPlan['settled'];
  /** What was published; null before the first time. */
  readonly published: { readonly version: number; readonly meetings: readonly PublishedMeeting[] } | null;
}

/**
 * Makes everybody's calendar show the published schedule: invitations, moves and cancellations for those whose
 * meetings changed, and one new agenda for each of them. Compares with the ledger, so doing it again does nothing.
 */
@Injectable()
export class AnnounceSchedule {
  constructor(
    private readonly gatherings: Gatherings,
    private readonly ledger: MailLedger,
    private readonly agendaBook: Agendas,
    private readonly replyAddresses: ReplyAddresses,
  ) {}

  /** In a transaction of the tenant. */
  async execute(matchmakingId: string): Promise<void> {
    const { drafts, withdrawn, settled, published } = await this.plan(matchmakingId);
    await this.ledger.withdraw(withdrawn);
    await this.ledger.withdrawAgendas(matchmakingId, settled);
    await this.ledger.add(drafts);
    if (published) await this.agendaBook.note(matchmakingId, published.version, published.meetings);
  }

  /** What `execute` would do now. */
  async plan(matchmakingId: string): Promise<Announcement> {
    const gathering = await this.gatherings.find(matchmakingId);
    const version = await this.gatherings.scheduleVersion(matchmakingId);
    if (!gathering || version === null) return { drafts: [], withdrawn: [], settled: [], published: null };
    const meetings = await this.gatherings.meetings(matchmakingId);
    const plan = planInvitations(meetings, await this.ledger.toldAbout(matchmakingId));
    const addressByUid = await this.addresses(matchmakingId, meetings);
    const invitations = plan.mails.map(({ recipient, method, change, meeting, answer }): MailDraft => {
      const replyAddress = addressByUid.get(meeting.uid);
      if (replyAddress === undefined) throw new Error(`Meeting ${meeting.uid} has no reply address.`);
      return {
        matchmakingId,
        recipient,
        content: {
          kind: 'invitation',
          facts: { gathering, meeting, change, replyAddress, ...(answer && { answer }) },
        },
        subjectKey: meeting.uid,
        sequence: meeting.sequence,
        method,
      };
    });
    const agendas = await this.agendas(matchmakingId, { gathering, version, meetings, plan });
    const { withdrawn, settled } = plan;
    return { drafts: [...invitations, ...agendas], withdrawn, settled, published: { version, meetings } };
  }

  private addresses(
    matchmakingId: string,
    meetings: readonly PublishedMeeting[],
  ): Promise<ReadonlyMap<string, string>> {
    const proposed = meetings.map(({ uid, meetingId }) => ({
      uid,
      meetingId,
      address: this.replyAddresses.of(meetingId),
    }));
    return this.ledger.replyAddresses(matchmakingId, proposed);
  }

  /** One agenda for each person of whom any meeting changed. */
  private async agendas(
    matchmakingId: string,
    published: {
      gathering: GatheringFacts;
      version: number;
      meetings: readonly PublishedMeeting[];
      plan: InvitationPlan;
    },
  ): Promise<MailDraft[]> {
    const { gathering, version, meetings, plan } = published;
    const organisations = await this.gatherings.organisations(matchmakingId);
    const meetingsOf = meetingsByPerson(meetings);
    const unsubscribed = await this.ledger.unsubscribed(matchmakingId, 'agenda');
    const readers = plan.readers.filter(({ id }) => !unsubscribed.has(id));
    return readers.map((recipient): MailDraft => {
      const facts: AgendaFacts = {
        gathering,
        organisation: organisations.get(recipient.id) ?? recipient.name,
        version,
        meetings: meetingsOf.get(recipient.id) ?? [],
      };
      return {
        matchmakingId,
        recipient,
        content: { kind: 'agenda', facts },
        subjectKey: matchmakingId,
        sequence: version,
        method: 'NONE',
      };
    });
  }
}
