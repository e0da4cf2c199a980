import { describeBorders } from '../borders/service-borders';
import { neighbourhood } from './scheduling-app';

describeBorders('scheduling', {
  template: 'scheduling',
  services: neighbourhood,
  lookUpTables: ['registration.session', 'registration.tenant'],
  everyViewExists: false,
});
