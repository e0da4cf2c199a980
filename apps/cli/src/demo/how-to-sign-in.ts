import type { Preset } from '@ronda/presets';

/** What somebody who sees the demo for the first time needs to look around. */
export function howToSignIn(
  address: string,
  organiser: { readonly email: string; readonly password: string },
  preset: Preset,
): string {
  const delegate = preset.participants[0]?.delegates[0];
  return [
    `Open ${address}`,
    `  as the organiser    ${organiser.email}   password ${organiser.password}`,
    `  as a participant    ${delegate?.email ?? ''}   (${delegate?.name ?? ''}); the sign-in link arrives in ${address}/mailbox`,
    `  the interface       ${address}/api/docs`,
    'Ctrl-C ends it; the next start continues with the same data.',
    '',
  ].join('\n');
}
