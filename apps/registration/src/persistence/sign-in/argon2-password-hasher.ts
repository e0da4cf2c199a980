import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { DomainError } from '@ronda/domain';
import { PasswordHasher } from '../../use-cases/sign-in/password-hasher';

/** OWASP's floor for argon2id: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Each takes 19 MiB and most of a core: more at once would starve everything else. */
const AT_ONCE = 2;
const MOST_WAITING = 50;

/** argon2id, a few at a time. */
@Injectable()
export class Argon2PasswordHasher extends PasswordHasher {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  /** Nobody's: matched against where an address is unknown. */
  private readonly decoy = hash('the hash of nobody', COST);

  override hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password, COST));
  }

  override async matches(known: string | null, password: string): Promise<boolean> {
    const compared = known ?? (await this.decoy);
    const isSame = await this.inTurn(() => verify(compared, password));
    return isSame && known !== null;
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    await this.enter();
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }

  /** Whoever leaves hands the place to the one who waits longest. */
  private async enter(): Promise<void> {
    if (this.running < AT_ONCE) {
      this.running += 1;
      return;
    }
    if (this.waiting.length >= MOST_WAITING) {
      throw new DomainError(
        'SIGN_IN.BUSY',
        'Too many people are signing in at this moment.\nMaybe try again in a few seconds.',
      );
    }
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }
}
