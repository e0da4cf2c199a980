/** Prints the problem of one preset as `ronda.problem/1`; `ronda bench` asks for it in a process of its own. */
import { printProblem } from '@ronda/allocation';
import { isPresetName } from '@ronda/presets';
import { presetProblem } from './preset-problem';

const [name = ''] = process.argv.slice(2);
if (!isPresetName(name)) throw new RangeError(`"${name}" is no preset`);
process.stdout.write(printProblem(presetProblem(name)));
