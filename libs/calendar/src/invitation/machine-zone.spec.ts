import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../../..');
const SCRIPT = `
const { buildInvitation } = require('@ronda/calendar');
const { anInvitation } = require('./libs/calendar/src/invitation/an-invitation.ts');
process.stdout.write(buildInvitation(anInvitation()));`;

describe('an invitation written on a machine in', () => {
  it.each(['UTC', 'America/Sao_Paulo', 'Asia/Tokyo'])('C47 %s is the same bytes', (zone) => {
    const { stdout } = spawnSync(
      process.execPath,
      ['--require', './scripts/register-typescript.cjs', '--eval', SCRIPT],
      { cwd: ROOT, encoding: 'utf8', env: { TZ: zone } },
    );
    const golden = path.join(ROOT, 'test/fixtures/golden/invitation.ics');
    expect(stdout).toBe(readFileSync(golden, 'utf8'));
  });
});
