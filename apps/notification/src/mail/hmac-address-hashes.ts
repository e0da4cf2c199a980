import { createHmac, hkdfSync } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '@ronda/config';
import { AddressHashes } from '../use-cases/address-hashes';

/** HMAC-SHA-256, in base64url, under keys derived from the secret ones. */
@Injectable()
export class HmacAddressHashes extends AddressHashes {
  private readonly keys: readonly [Buffer, ...Buffer[]];

  constructor({ secretKeys }: Config) {
    super();
    const [newest, ...older] = secretKeys;
    this.keys = [keyOf(newest), ...older.map(keyOf)];
  }

  override of(address: string): string {
    return hashOf(this.keys[0], address);
  }

  override everyOf(address: string): string[] {
    return this.keys.map((key) => hashOf(key, address));
  }
}

const keyOf = (secret: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', 'ronda.address', 32));

const hashOf = (key: Buffer, address: string): string =>
  createHmac('sha256', key).update(address.toLowerCase()).digest('base64url');
