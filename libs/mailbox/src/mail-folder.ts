import { mkdir, open, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ReceivedMail } from './smtp-listener';

/** A stored message by its name: nothing of its content is read yet. */
export interface StoredMail {
  /** 1, 2, 3 … in the order received. */
  readonly number: number;
  readonly file: string;
}

/** The head of a message of ours is shorter. */
const HEAD_BYTES = 4096;
const MESSAGE_ID = /^message-id:\s*(<[^>\r\n]*>)/im;
const FILE = /^(\d{6,})-[\w.+@-]*\.eml$/;

/** Messages as files, each exactly as it was received: `000042-ana@lacteos.example.eml`. */
export class MailFolder {
  private last = 0;
  private stored: StoredMail[] = [];
  private readonly messageIds = new Map<string, string | null>();

  private constructor(private readonly directory: string) {}

  /** Opens a folder, making it where there is none; it goes on counting after what is there. */
  static async open(directory: string): Promise<MailFolder> {
    const folder = new MailFolder(directory);
    await mkdir(directory, { recursive: true });
    await folder.refresh();
    return folder;
  }

  async add({ to, bytes }: ReceivedMail): Promise<StoredMail> {
    for (;;) {
      this.last += 1;
      const file = fileName(this.last, to[0] ?? 'nobody');
      const mail = { number: this.last, file };
      if (!(await this.write(file, bytes))) continue;
      this.stored.push(mail);
      return mail;
    }
  }

  /** Newest first; `recipient` is part of an address. Looks at the folder again: another process may write to it. */
  async list(recipient = ''): Promise<StoredMail[]> {
    await this.refresh();
    const wanted = safe(recipient).toLowerCase();
    return this.stored.filter(({ file }) => file.toLowerCase().includes(wanted)).toReversed();
  }

  async find(number: number): Promise<StoredMail | null> {
    const isIt = (mail: StoredMail): boolean => mail.number === number;
    const known = this.stored.find(isIt);
    if (known) return known;
    await this.refresh();
    return this.stored.find(isIt) ?? null;
  }

  read(mail: StoredMail): Promise<Buffer> {
    return readFile(path.join(this.directory, mail.file));
  }

  /** Its Message-ID, by a look at its head; null where it has none. */
  async messageIdOf({ file }: StoredMail): Promise<string | null> {
    const known = this.messageIds.get(file);
    if (known !== undefined) return known;
    const messageId = MESSAGE_ID.exec(await headOf(path.join(this.directory, file)))?.[1] ?? null;
    this.messageIds.set(file, messageId);
    return messageId;
  }

  private async refresh(): Promise<void> {
    const files = (await readdir(this.directory)).sort();
    this.stored = files.flatMap((file) => {
      const number = FILE.exec(file)?.[1];
      return number === undefined ? [] : [{ number: Number(number), file }];
    });
    this.last = Math.max(this.last, this.stored.at(-1)?.number ?? 0);
  }

  /** False when another process took the name first. */
  private async write(file: string, bytes: Buffer): Promise<boolean> {
    try {
      await writeFile(path.join(this.directory, file), bytes, { flag: 'wx' });
      return true;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
      throw error;
    }
  }
}

async function headOf(file: string): Promise<string> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(HEAD_BYTES) });
    const text = buffer.toString('latin1', 0, bytesRead);
    return text.slice(0, text.indexOf('\r\n\r\n') + 1 || undefined);
  } finally {
    await handle.close();
  }
}

function fileName(number: number, recipient: string): string {
  return `${String(number).padStart(6, '0')}-${safe(recipient)}.eml`;
}

/** Nothing that leaves the folder or confuses a shell. */
const safe = (text: string): string => text.replace(/[^\w.+@-]/g, '_').slice(0, 120);
