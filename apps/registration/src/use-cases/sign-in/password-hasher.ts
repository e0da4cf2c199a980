/** Turns passwords into what may be stored. */
export abstract class PasswordHasher {
  abstract hash(password: string): Promise<string>;
  /** Takes as long for null, which never matches, so that an unknown address answers as late as a known one. */
  abstract matches(hash: string | null, password: string): Promise<boolean>;
}
