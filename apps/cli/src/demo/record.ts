import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { PresetName } from '@ronda/presets';

/** What a demo knows of one gathering it played, so that the next start goes on where this one stopped. */
export interface GatheringRecord {
  readonly preset: PresetName;
  /** Its first day. */
  readonly day: string;
  readonly matchmakingId?: string;
  readonly runId?: string;
  readonly scheduleId?: string;
  /** Seconds of each finished stage. */
  readonly seconds: Readonly<Record<string, number>>;
}

interface DemoFile {
  /** Where it was served, so that links in mails go on working. */
  readonly port?: number;
  readonly organiser?: { readonly email: string; readonly password: string };
  readonly gatherings: readonly GatheringRecord[];
}

/** The file that remembers a demo: data/demo.json, readable by its owner only because a password is in it. */
export class DemoRecord {
  private readonly file: string;
  private content: DemoFile;

  constructor(dataDirectory: string) {
    this.file = path.join(dataDirectory, 'demo.json');
    this.content = existsSync(this.file)
      ? (JSON.parse(readFileSync(this.file, 'utf8')) as DemoFile)
      : { gatherings: [] };
  }

  get port(): number | undefined {
    return this.content.port;
  }

  get organiser(): DemoFile['organiser'] {
    return this.content.organiser;
  }

  gathering(preset: PresetName): GatheringRecord | undefined {
    return this.content.gatherings.find((one) => one.preset === preset);
  }

  keep(change: Partial<Pick<DemoFile, 'port' | 'organiser'>>): void {
    this.write({ ...this.content, ...change });
  }

  keepGathering(gathering: GatheringRecord): void {
    const others = this.content.gatherings.filter(({ preset }) => preset !== gathering.preset);
    this.write({ ...this.content, gatherings: [...others, gathering] });
  }

  /** Whole or not at all, whenever the demo is ended. */
  private write(content: DemoFile): void {
    this.content = content;
    const unfinished = `${this.file}.${process.pid}`;
    writeFileSync(unfinished, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
    renameSync(unfinished, this.file);
  }
}
