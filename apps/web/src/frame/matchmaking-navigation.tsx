import { useTranslation } from 'react-i18next';
import { Link, useRoute } from 'wouter';
import classes from './navigation.module.css';

const PAGES = [
  ['overview', ''],
  ['setup', '/setup'],
  ['participants', '/participants'],
  ['requests', '/requests'],
  ['allocation', '/allocation'],
  ['schedules', '/schedules'],
  ['what-if', '/what-if'],
  ['live-day', '/live-day'],
  ['mails', '/mails'],
  ['answers', '/answers'],
  ['statistics', '/statistics'],
  ['audit', '/audit'],
] as const;

const UUID_LENGTH = 36;

/** The pages of the gathering that is open, for its organisers. */
export function MatchmakingNavigation() {
  const { t } = useTranslation();
  const [isOpen, params] = useRoute('/matchmakings/:matchmakingId/*?');
  if (!isOpen || params.matchmakingId.length !== UUID_LENGTH) return null;
  const rest = `/${params['*'] ?? ''}`;
  return (
    <nav aria-label={t('nav.label')} className={classes.pages}>
      {PAGES.map(([page, path]) => {
        const isCurrent = path === '' ? rest === '/' : rest === path || rest.startsWith(`${path}/`);
        return (
          <Link
            key={page}
            href={`/matchmakings/${params.matchmakingId}${path}`}
            className={classes.link}
            aria-current={isCurrent ? 'page' : undefined}
          >
            {t(`nav.${page}`)}
          </Link>
        );
      })}
    </nav>
  );
}
