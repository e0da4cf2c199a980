import { Injectable } from '@nestjs/common';
import { Transaction } from '@ronda/persistence';
import type { Language } from '@ronda/domain';
import { Agendas } from './agendas';
import { Links } from './links';

/** Whether what is printed still holds. */
export type PaperCheck =
  | { readonly state: 'broken' }
  | {
      readonly state: 'current' | 'old';
      readonly language: Language;
      readonly gathering: string;
      /** That was printed. */
      readonly version: number;
      /** In which this person's agenda changed last. */
      readonly newest: number;
    };

/** Tells whoever scans a printed agenda whether it is still current; it shows nothing of what is on it. */
@Injectable()
export class CheckPaper {
  constructor(
    private readonly links: Links,
    private readonly transaction: Transaction,
    private readonly agendas: Agendas,
  ) {}

  async execute(token: string): Promise<PaperCheck> {
    const link = this.links.read('paper', token);
    if (!link) return { state: 'broken' };
    const { tenantId, matchmakingId, delegateId, version } = link;
    return this.transaction.run(tenantId, async () => {
      const agenda = await this.agendas.of(matchmakingId, delegateId);
      if (!agenda) return { state: 'broken' };
      const { gathering, recipient, changedIn } = agenda;
      return {
        state: changedIn <= version ? 'current' : 'old',
        language: recipient.language,
        gathering: gathering.name,
        version,
        newest: changedIn,
      };
    });
  }
}
