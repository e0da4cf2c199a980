import { configOfProgram } from '@ronda/config';
import { serve } from '@ronda/http';
import { SchedulingModule } from './scheduling.module';

/** Starts this service alone. */
const config = configOfProgram({ services: ['scheduling'] });
void serve([SchedulingModule], { config, program: 'scheduling' });
