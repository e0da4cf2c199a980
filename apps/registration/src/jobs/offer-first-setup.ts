import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Config } from '@ronda/config';
import { Transaction } from '@ronda/persistence';
import { Logins } from '../use-cases/sign-in/logins';
import { newToken, sha256 } from '../use-cases/sign-in/tokens';

export const SETUP_TOKEN_FILE = 'setup-token';

/** While nobody can sign in, leaves a one-time token where only who runs the installation can read it. */
@Injectable()
export class OfferFirstSetup implements OnApplicationBootstrap {
  private readonly logger = new Logger(OfferFirstSetup.name);

  constructor(
    private readonly transaction: Transaction,
    private readonly logins: Logins,
    private readonly config: Config,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const file = join(this.config.dataDirectory, SETUP_TOKEN_FILE);
    const token = await this.transaction.withoutTenant(async () => {
      if (await this.logins.existAny()) return null;
      const fresh = newToken();
      await this.logins.addSetupToken(sha256(fresh));
      return fresh;
    });
    if (token === null) {
      await rm(file, { force: true });
      return;
    }
    await mkdir(this.config.dataDirectory, { recursive: true });
    await writeFile(file, token, { mode: 0o600 });
    this.logger.warn(
      `Nobody can sign in yet. Open ${this.config.http.publicUrl}/setup#token=<the content of ${file}>`,
    );
  }
}
