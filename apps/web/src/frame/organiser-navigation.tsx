import { useTranslation } from 'react-i18next';
import { useSession } from '../features/session/session-context';
import { Navigation, NavigationLink } from './navigation';

export function OrganiserNavigation() {
  const { t } = useTranslation();
  const { hasMailbox } = useSession();
  return (
    <Navigation>
      <NavigationLink href="/" area="/matchmakings">
        {t('matchmakings.title')}
      </NavigationLink>
      {hasMailbox && <NavigationLink href="/mailbox">{t('mailbox.title')}</NavigationLink>}
    </Navigation>
  );
}
