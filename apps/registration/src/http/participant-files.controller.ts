import { Controller, Get, Post, Query, StreamableFile, UploadedFile } from '@nestjs/common';
import {
  Access,
  Idempotent,
  Principal,
  Responds,
  Scope,
  Upload,
  type MatchmakingScope,
  type UploadedDocument,
} from '@ronda/http';
import { BrowseParticipants } from '../use-cases/browse-participants';
import { ImportParticipants } from '../use-cases/import-participants';
import { actorOf } from './caller';
import { ExportQuery, ImportAnswer, ImportQuery } from './participant.schemas';
import { MOST_BYTES } from './spreadsheet/limits';
import { readUpload } from './spreadsheet/read-upload';
import { writeCsv } from './spreadsheet/write-csv';

/** Participants as files of a spreadsheet program. */
@Controller('registration/matchmakings/:matchmakingId')
@Access('organiser', 'co-organiser')
export class ParticipantFilesController {
  constructor(
    private readonly importParticipants: ImportParticipants,
    private readonly browse: BrowseParticipants,
  ) {}

  @Post('participant-import')
  @Upload({ field: 'file', maxBytes: MOST_BYTES })
  @Idempotent()
  @Responds(200, ImportAnswer)
  async import(
    @Scope() scope: MatchmakingScope,
    @UploadedFile() file: UploadedDocument,
    @Query({ schema: ImportQuery }) { dryRun = false, mode, as }: ImportQuery,
    @Principal() principal: Principal,
  ) {
    const cells = await readUpload(file.buffer);
    const report = await this.importParticipants.execute(
      scope,
      cells,
      { dryRun, mode, as },
      actorOf(principal),
    );
    return { ...report, dryRun };
  }

  @Get('participant-export')
  @Responds.stream('text/csv')
  async export(
    @Scope() scope: MatchmakingScope,
    @Query({ schema: ExportQuery }) { state }: ExportQuery,
  ): Promise<StreamableFile> {
    const csv = writeCsv(await this.browse.export(scope, state ?? null));
    return new StreamableFile(Buffer.from(csv, 'utf8'), {
      type: 'text/csv; charset=utf-8',
      disposition: 'attachment; filename="participants.csv"',
    });
  }
}
