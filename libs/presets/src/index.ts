import { addDays, nextGathering } from './calendar-day';
import { hybrid } from './hybrid';
import { milanClusters } from './milan-clusters';
import type { Day, Preset, PresetName, PresetOptions } from './preset';
import { bizmatch, fiftySeven, milanSmes } from './rounds';

export type * from './preset';

const builders: Readonly<Record<PresetName, (day: Day) => Preset>> = {
  'milan-clusters': milanClusters,
  'milan-smes': milanSmes,
  bizmatch,
  'fifty-seven': fiftySeven,
  hybrid,
};

/** The names, the default first. */
export const PRESET_NAMES = Object.keys(builders) as readonly PresetName[];

export function isPresetName(name: string): name is PresetName {
  return Object.hasOwn(builders, name);
}

/**
 * One of the invented gatherings: the same for the same name and date, down to the last letter.
 *
 * @throws RangeError when a date is not one
 * @example buildPreset('milan-clusters', { today: '2026-11-23' }).days // ['2027-06-11']
 */
export function buildPreset(name: PresetName, { date, today }: PresetOptions): Preset {
  return builders[name](date === undefined ? nextGathering(today) : addDays(date, 0));
}
