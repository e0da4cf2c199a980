import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { stopEmbeddedPostgres } from '@ronda/embedded-postgres';

/** Seen from the compiled form of this file: dist/apps/cli/src/demo. */
const PROGRAM = path.resolve(__dirname, '../../../platform/src/main.js');
/** After which the process is ended whatever it does. */
const GRACE_MS = 4_000;
const LAST_LINES = 15;

/** The platform as a child process, with its log in a file. */
export class PlatformProcess {
  private constructor(
    private readonly child: ChildProcess,
    private readonly dataDirectory: string,
    readonly logFile: string,
  ) {}

  /** In a process group of its own: Ctrl-C reaches us alone, and we end it in good order, with one signal. */
  static spawn(dataDirectory: string, environment: NodeJS.ProcessEnv): PlatformProcess {
    const logFile = path.join(dataDirectory, 'platform.log');
    const log = openSync(logFile, 'a', 0o600);
    const child = fork(PROGRAM, [], { env: environment, detached: true, stdio: ['ignore', log, log, 'ipc'] });
    closeSync(log);
    return new PlatformProcess(child, dataDirectory, logFile);
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /**
   * Waits until it listens.
   * @throws Error with the last lines of its log when it ends before that
   */
  async ready(): Promise<void> {
    const isReady = once(this.child, 'message').then(() => true);
    if (await Promise.race([isReady, this.ended().then(() => false)])) return;
    throw new Error(`The platform did not start. The end of ${this.logFile}:\n${endOf(this.logFile)}`);
  }

  /** Resolves when it has ended, whoever ended it. */
  async ended(): Promise<void> {
    if (this.isRunning) await once(this.child, 'exit');
  }

  /** Ends it and with it the database; that one also when the process no longer does so itself. */
  async stop(): Promise<void> {
    if (this.isRunning) {
      this.child.kill('SIGTERM');
      await Promise.race([this.ended(), pause(GRACE_MS, undefined, { ref: false })]);
      this.child.kill('SIGKILL');
      await this.ended();
    }
    await stopEmbeddedPostgres(path.join(this.dataDirectory, 'postgres'));
  }

  private get isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }
}

function endOf(file: string): string {
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-LAST_LINES).join('\n');
}
