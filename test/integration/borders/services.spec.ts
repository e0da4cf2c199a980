import { serviceMigrations } from '../../../apps/platform/src/services';
import { describeBorders } from './service-borders';

describeBorders('the services', {
  template: 'platform',
  services: serviceMigrations,
  everyViewExists: true,
  // Ids, states and hashes of sign-in.
  lookUpTables: ['delegate_address', 'login', 'sign_in_request', 'sign_in_session'].map(
    (t) => `registration.${t}`,
  ),
});
