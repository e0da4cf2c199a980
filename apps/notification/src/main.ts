import { configOfProgram } from '@ronda/config';
import { serve } from '@ronda/http';
import { NotificationModule } from './notification.module';

/** Starts this service alone. */
void serve([NotificationModule], {
  config: configOfProgram({ services: ['notification'] }),
  program: 'notification',
});
