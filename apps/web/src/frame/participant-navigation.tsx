import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { useSession } from '../features/session/session-context';
import classes from './navigation.module.css';

const PAGES = ['agenda', 'directory', 'inbox', 'availability', 'profile'] as const;

/** The pages of the gathering that a participant signed in for. */
export function ParticipantNavigation() {
  const { t } = useTranslation();
  const { identities, delegateId } = useSession();
  const [location] = useLocation();
  const own = identities.find((identity) => identity.delegateId === delegateId);
  if (!own) return null;
  return (
    <nav aria-label={t('nav.label')} className={`${classes.pages} ${classes.wrapping}`}>
      {PAGES.map((page) => {
        const href = `/matchmakings/${own.matchmakingId}/${page}`;
        const isCurrent = location === href || (page === 'agenda' && location === '/');
        return (
          <Link key={page} href={href} className={classes.link} aria-current={isCurrent ? 'page' : undefined}>
            {t(`participantNav.${page}`)}
          </Link>
        );
      })}
    </nav>
  );
}
