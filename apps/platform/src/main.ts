import { failStart } from './fail-start';
import { startPlatform } from './start';

/** Starts all services in one process: the default. */
startPlatform().catch(failStart);
