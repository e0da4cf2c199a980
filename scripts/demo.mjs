/** `npm run demo`: the same as `ronda demo`. */
import { ronda } from './ronda.mjs';

await ronda('demo', ...process.argv.slice(2));
