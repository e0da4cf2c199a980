import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, DomainError } from '@ronda/domain';
import { Outbox } from '@ronda/messaging';
import { Audit, Transaction } from '@ronda/persistence';
import type { ImportError } from '../domain/import/import-row';
import { admitInOrder, findCollisions, update, type PlannedParticipant } from '../domain/import/import-plan';
import { readImport, type ImportedParticipant } from '../domain/import/read-import';
import { requireEditable, type Matchmaking } from '../domain/matchmaking';
import { meetsAtOtherTimes, type Participant } from '../domain/participant';
import { enter, type Entering } from '../domain/participant-entry';
import { Zones } from '../domain/zones';
import { Matchmakings } from './matchmakings';
import { Organisations } from './organisations';
import { Participants } from './participants';
import type { Actor, Scope } from './scope';

export interface ImportOptions {
  /** Shows what would happen and changes nothing. */
  readonly dryRun: boolean;
  /** What to do where some rows have errors. */
  readonly mode: 'all-or-nothing' | 'good-rows';
  /** What becomes of participants that are new. */
  readonly as: 'invited' | 'admitted';
}

export interface ImportReport {
  /** Whether anything was written; of a dry run, whether it would have been. */
  readonly accepted: boolean;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Every error of the file, in the order of its rows. */
  readonly errors: readonly ImportError[];
}

/** The file has errors, and the organiser did not ask for its good rows, or there are none. */
class ImportRefused extends DomainError {
  constructor(errors: readonly ImportError[]) {
    const [first] = errors;
    const example = first
      ? `, first in row ${first.row}, column ${first.column}: expected ${first.expected}`
      : '';
    super(
      'IMPORT.HAS_ERRORS',
      `The file has ${errors.length === 1 ? '1 error' : `${errors.length} errors`}${example}. Nothing was imported.\n` +
        'Maybe try a dry run, correct what it lists, and import again; mode=good-rows imports the rest.',
      { errors },
    );
  }
}

/** Adds and updates participants from the rows of a file; the same file twice changes nothing the second time. */
@Injectable()
export class ImportParticipants {
  constructor(
    private readonly transaction: Transaction,
    private readonly matchmakings: Matchmakings,
    private readonly organisations: Organisations,
    private readonly participants: Participants,
    private readonly zones: Zones,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  execute(
    scope: Scope,
    cells: readonly (readonly string[])[],
    options: ImportOptions,
    by: Actor,
  ): Promise<ImportReport> {
    return this.transaction.run(scope.tenantId, async () => {
      const matchmaking = await this.matchmakings.requireLocked(scope);
      requireEditable(matchmaking);
      const { imported, errors } = await this.read(scope, cells, matchmaking);
      const existing = await this.existing(scope, imported);
      const accepted = errors.length === 0 || (options.mode === 'good-rows' && imported.length > 0);
      const changes = imported.map((one) =>
        this.change(one, existing.get(one.reference) ?? null, matchmaking),
      );
      const report = { accepted, errors, ...countOf(changes) };
      if (options.dryRun) return report;
      if (!accepted) throw new ImportRefused(errors);
      await this.store(scope, matchmaking, changes, imported, options, by);
      return report;
    });
  }

  private async read(
    scope: Scope,
    cells: readonly (readonly string[])[],
    { zone, defaultLanguage }: Matchmaking,
  ): Promise<{ imported: ImportedParticipant[]; errors: ImportError[] }> {
    const read = readImport(cells, { zones: this.zones, zone, defaultLanguage });
    const collisions = findCollisions(read.participants, await this.participants.identities(scope));
    const brokenRowSet = new Set(collisions.map(({ row }) => row));
    return {
      imported: read.participants.filter(({ rows }) => !rows.some((row) => brokenRowSet.has(row))),
      errors: [...read.errors, ...collisions].sort((a, b) => a.row - b.row),
    };
  }

  private async existing(
    scope: Scope,
    imported: readonly ImportedParticipant[],
  ): Promise<Map<string, Participant>> {
    const references = imported.map(({ reference }) => reference);
    const found = await this.participants.lockByReference(scope, references);
    return new Map(found.map((participant) => [participant.reference ?? '', participant]));
  }

  /** New participants start as invited and without an organisation until they are stored. */
  private change(
    one: ImportedParticipant,
    before: Participant | null,
    matchmaking: Matchmaking,
  ): PlannedParticipant {
    const entering: Entering = { zones: this.zones, zone: matchmaking.zone, newId: randomUUID };
    if (before) return { before, after: update(before, one, entering) };
    const blank: Participant = {
      ...one.profile,
      tenantId: matchmaking.tenantId,
      matchmakingId: matchmaking.id,
      id: randomUUID(),
      organisationId: '',
      reference: one.reference,
      state: 'invited',
      stateSince: this.clock.now(),
      revision: 1,
      delegates: [],
      unavailable: [],
    };
    return { before, after: enter(blank, one, entering) };
  }

  private async store(
    scope: Scope,
    matchmaking: Matchmaking,
    changes: readonly PlannedParticipant[],
    imported: readonly ImportedParticipant[],
    options: ImportOptions,
    by: Actor,
  ): Promise<void> {
    const names = imported.map(({ organisationName }) => organisationName);
    const organisations = await this.organisations.findOrAdd(scope.tenantId, names);
    const placed = changes.map(({ before, after }, index) => ({
      before,
      after: { ...after, organisationId: organisations[index]?.id ?? after.organisationId },
    }));
    const changed = placed.filter(({ before, after }) => before?.revision !== after.revision);
    const updated = changed.filter(({ before }) => before !== null);
    const added = changed.filter(({ before }) => before === null).map(({ after }) => after);
    const entered = options.as === 'admitted' ? await this.admit(scope, matchmaking, added) : added;
    await this.participants.save(scope, [...updated.map(({ after }) => after), ...entered]);
    await this.announce(updated, entered);
    await this.audit.record({
      ...scope,
      by,
      action: 'participants.imported',
      about: [scope.matchmakingId],
      details: countOf(changes),
    });
  }

  private async admit(
    scope: Scope,
    { maxParticipants }: Matchmaking,
    added: readonly Participant[],
  ): Promise<Participant[]> {
    const admitted = await this.participants.countAdmitted(scope);
    return admitInOrder(added, { admitted, maxParticipants }, this.clock.now());
  }

  private async announce(
    updated: readonly PlannedParticipant[],
    added: readonly Participant[],
  ): Promise<void> {
    for (const { before, after } of updated) {
      if (after.state !== 'admitted' || !before || !meetsAtOtherTimes(before, after)) continue;
      await this.outbox.add('participant.availability-changed@1', factOf(after));
    }
    for (const participant of added) {
      if (participant.state === 'admitted')
        await this.outbox.add('participant.admitted@1', factOf(participant));
    }
  }
}

function factOf({ matchmakingId, id, revision }: Participant) {
  return { matchmakingId, participantId: id, revision };
}

function countOf(
  changes: readonly PlannedParticipant[],
): Pick<ImportReport, 'created' | 'updated' | 'unchanged'> {
  const created = changes.filter(({ before }) => before === null).length;
  const unchanged = changes.filter(({ before, after }) => before?.revision === after.revision).length;
  return { created, unchanged, updated: changes.length - created - unchanged };
}
