import { PRESET_NAMES } from '@ronda/presets';
import { itRefusesTampering } from '../../integration/allocation/tampering';

for (const name of PRESET_NAMES) itRefusesTampering(name, name === 'bizmatch' ? 3 : 30);
