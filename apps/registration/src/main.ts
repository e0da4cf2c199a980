import { configOfProgram } from '@ronda/config';
import { serve, serveBuiltWebApplication } from '@ronda/http';
import { serveQueueBoard } from '@ronda/queue-board';
import { RegistrationModule } from './registration.module';

/** Starts this service alone; where told to, with the pages for the whole installation. */
const config = configOfProgram({ services: ['registration'] });
void serve([RegistrationModule], {
  config,
  program: 'registration',
  prepare(app) {
    if (!config.http.serveWeb) return;
    serveQueueBoard(app);
    serveBuiltWebApplication(app);
  },
});
