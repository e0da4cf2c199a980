import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '@ronda/config';

const ALGORITHM = 'aes-256-gcm';
/** NIST SP 800-38D: 96-bit nonces are the ones GCM is made for. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts what must be read back later but not by whoever reads the database (AES-256-GCM). The first secret key
 * seals, every active key opens, so a key is replaced by putting the new one in front and dropping the old later.
 */
@Injectable()
export class Sealer {
  private readonly keys: readonly [Buffer, ...Buffer[]];

  constructor(config: Config) {
    const [newest, ...older] = config.secretKeys;
    this.keys = [sealingKey(newest), ...older.map(sealingKey)];
  }

  /** @example const sealed = sealer.seal(token) // 'A1b2…', base64url */
  seal(text: string): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.keys[0], nonce);
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
  }

  /** @throws Error when no active key opens it, or it was changed */
  open(sealed: string): string {
    const bytes = Buffer.from(sealed, 'base64url');
    for (const key of this.keys) {
      const text = openWith(key, bytes);
      if (text !== null) return text;
    }
    throw new Error(
      `A sealed value of ${bytes.length} bytes opens with none of the ${this.keys.length} active keys.\n` +
        'Maybe its key was dropped from SECRET_KEYS; put it back as the last one.',
    );
  }
}

/** A key of its own for sealing: the same secret serves other purposes elsewhere. */
function sealingKey(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'ronda.seal', 32));
}

function openWith(key: Buffer, bytes: Buffer): string | null {
  if (bytes.length < NONCE_BYTES + TAG_BYTES) return null;
  const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  try {
    const start = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES));
    return Buffer.concat([start, decipher.final()]).toString('utf8');
  } catch {
    return null; // the tag does not fit: another key, or tampered with
  }
}
