import { Container, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { ColorSchemeMenu } from '../parts/color-scheme-menu';
import { LanguageMenu } from '../parts/language-menu';
import classes from './app-frame.module.css';

interface Props {
  /** Where else the person can go, and how to leave. */
  readonly navigation?: ReactNode;
  readonly account?: ReactNode;
  readonly children: ReactNode;
}

/** What surrounds every page. */
export function AppFrame({ navigation, account, children }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <a href="#content" className={classes.skip}>
        {t('skipToContent')}
      </a>
      <header className={classes.header}>
        <Container fluid className={classes.bar}>
          <Link href="/" className={classes.brand}>
            <img src="/favicon.svg" alt="" width="28" height="28" />
            Ronda
          </Link>
          {navigation}
          <Group gap="xs" className={classes.settings}>
            <LanguageMenu />
            <ColorSchemeMenu />
            {account}
          </Group>
        </Container>
      </header>
      <Container component="main" id="content" fluid py="lg" tabIndex={-1} className={classes.main}>
        {children}
      </Container>
    </>
  );
}
