/** One setting that cannot be used. */
export interface SettingProblem {
  readonly setting: string;
  /** What it was set to; null when it is missing. */
  readonly value: string | null;
  readonly whatToDo: string;
}

const SECRET = /KEY|SECRET|PASSWORD|TOKEN/;

/** Every setting that cannot be used, at once, so that one restart repairs them all. */
export class InvalidSettings extends Error {
  readonly code = 'CONFIG.INVALID_SETTINGS';

  constructor(readonly problems: readonly SettingProblem[]) {
    super(
      `${problems.length === 1 ? 'One setting' : `${problems.length} settings`} cannot be used:\n` +
        problems
          .map(({ setting, value, whatToDo }) => `  ${shown(setting, value)}. ${whatToDo}.`)
          .join('\n') +
        '\nMaybe the file of settings was not loaded; config/default.env describes every setting.',
    );
    this.name = 'InvalidSettings';
  }
}

function shown(setting: string, value: string | null): string {
  if (value === null) return `${setting} is not set`;
  if (SECRET.test(setting)) return `${setting} is set to ${value.length} characters that are not shown`;
  return `${setting} is "${withoutPassword(value)}"`;
}

/** Errors end up in logs. */
function withoutPassword(value: string): string {
  return value.replace(/(:\/\/[^:@/]*):[^@/]*@/, '$1:***@');
}
