import { configOfProgram } from '@ronda/config';
import { serve } from '@ronda/http';
import { MeetingRequestModule } from './meeting-request.module';

/** Starts this service alone. */
const config = configOfProgram({ services: ['meeting-request'] });
void serve([MeetingRequestModule], { config, program: 'meeting-request' });
