import { loadConfig } from '@ronda/config';
import { serve } from '@ronda/http';
import { SchedulingModule } from './scheduling.module';

/** Starts this service alone. */
const config = loadConfig({ services: ['scheduling'] });
void serve([SchedulingModule], { config, program: 'scheduling' });
