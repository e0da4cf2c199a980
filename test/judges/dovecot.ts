import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { findFreePort } from '@ronda/embedded-postgres';
import { eventually } from '../integration/eventually';

/** Debian's numbers of the user and group "mail": Dovecot never keeps mail as root. */
const MAIL_ID = 8;

/**
 * A Dovecot on free ports of this machine: takes mail by LMTP for any address, address+extension included, and shows
 * it by IMAP to that address with `password`.
 */
export class Dovecot {
  readonly password = 'secret';

  private constructor(
    private readonly child: ChildProcess,
    private readonly place: string,
    readonly lmtpPort: number,
    readonly imapPort: number,
  ) {}

  /** @throws Error when it does not come up */
  static async start(): Promise<Dovecot> {
    const [lmtpPort, imapPort] = [await findFreePort(), await findFreePort()];
    const place = mkdtempSync(path.join(tmpdir(), 'ronda-dovecot-'));
    const isRoot = userInfo().uid === 0;
    for (const folder of ['mail', 'run', 'state']) mkdirSync(path.join(place, folder), { mode: 0o755 });
    const owner = isRoot ? { uid: MAIL_ID, gid: MAIL_ID } : userInfo();
    chownSync(path.join(place, 'mail'), owner.uid, owner.gid);
    const settings = path.join(place, 'dovecot.conf');
    writeFileSync(settings, configuration({ place, lmtpPort, imapPort, owner, isRoot }));
    // mkdtemp makes it for its owner alone, and the mail is another's.
    const child = spawn('/bin/sh', ['-c', 'chmod 755 "$0" && exec dovecot -F -c "$1"', place, settings], {
      stdio: 'ignore',
      env: { PATH: `${process.env.PATH ?? ''}:/usr/sbin` },
    });
    const dovecot = new Dovecot(child, place, lmtpPort, imapPort);
    try {
      await eventually('Dovecot listens', () => dovecot.listens());
      return dovecot;
    } catch (error) {
      await dovecot.stop();
      throw error;
    }
  }

  async stop(): Promise<void> {
    const ended = this.child.exitCode === null ? once(this.child, 'exit') : null;
    this.child.kill('SIGTERM');
    await ended;
    rmSync(this.place, { recursive: true });
  }

  private async listens(): Promise<boolean> {
    return (await Promise.all([this.lmtpPort, this.imapPort].map(answers))).every(Boolean);
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const say = (isOpen: boolean): void => {
      socket.destroy();
      resolve(isOpen);
    };
    socket.once('data', () => {
      say(true);
    });
    socket.once('error', () => {
      say(false);
    });
  });
}

interface Settings {
  readonly place: string;
  readonly lmtpPort: number;
  readonly imapPort: number;
  readonly owner: { readonly uid: number; readonly gid: number };
  readonly isRoot: boolean;
}

function configuration({ place, lmtpPort, imapPort, owner, isRoot }: Settings): string {
  // Whoever is not root can run every part as themselves only, and in no jail.
  const asMyself = `
default_internal_user = ${userInfo().username}
default_login_user = ${userInfo().username}
service anvil {
  chroot =
}
service imap-login {
  chroot =
}`;
  return `
base_dir = ${place}/run
state_dir = ${place}/state
log_path = ${place}/log
ssl = no
protocols = imap lmtp
listen = 127.0.0.1
mail_location = maildir:${place}/mail/%u
mail_uid = ${owner.uid}
mail_gid = ${owner.gid}
first_valid_uid = 1
recipient_delimiter = +
disable_plaintext_auth = no
auth_mechanisms = plain
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=${owner.uid} gid=${owner.gid} home=${place}/mail/%u allow_all_users=yes
}
service imap-login {
  inet_listener imap {
    port = ${imapPort}
  }
  inet_listener imaps {
    port = 0
  }
}
service lmtp {
  inet_listener lmtp {
    port = ${lmtpPort}
  }
}
${isRoot ? '' : asMyself}
`;
}
