import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import classes from './navigation.module.css';

/** Links to the main pages; the one that is open is marked. */
export function Navigation({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('navigation')} className={classes.navigation}>
      {children}
    </nav>
  );
}

interface LinkProps {
  readonly href: string;
  /** The part of the addresses that belongs to this link; without it, its own. */
  readonly area?: string;
  readonly children: ReactNode;
}

export function NavigationLink({ href, area = href, children }: LinkProps) {
  const [location] = useLocation();
  const isOpen = location === href || location.startsWith(area);
  return (
    <Link href={href} className={classes.link} aria-current={isOpen ? 'page' : undefined}>
      {children}
    </Link>
  );
}
