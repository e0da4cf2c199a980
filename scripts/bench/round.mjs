import { playOnce, seconds, withData } from './demo-run.mjs';

/** A large round, from the moment its booking window closes. */
export function round() {
  return withData(async (data) => {
    const { summary } = await playOnce(data, 'bizmatch');
    const { close, allocate, publish, mail } = summary.seconds;
    const stages = Object.entries({ close, allocate, publish, mail });
    return [
      {
        what: `\`bizmatch\` (${summary.meetings.placed} of ${summary.meetings.wanted} meetings, ${summary.mails.sent} mails), from closing the phase to the last mail`,
        value: `${seconds(close + allocate + publish + mail)} (${stages.map(([name, value]) => `${name} ${value.toFixed(1)}`).join(', ')})`,
        goal: 'below 60 s',
      },
    ];
  });
}
