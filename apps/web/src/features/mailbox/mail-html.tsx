import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { styleNonce } from '../../style-nonce';
import { framedMail } from './framed-mail';
import classes from './mail-body.module.css';

/**
 * The HTML form in a frame of its own, where nothing of it can run, send or touch the page. Its links open in new
 * windows.
 */
export function MailHtml({ html }: { readonly html: string }) {
  const { t } = useTranslation();
  const source = useMemo(() => framedMail(html, styleNonce()), [html]);
  return (
    <iframe
      className={classes.frame}
      title={t('mailbox.frame')}
      sandbox="allow-popups allow-popups-to-escape-sandbox"
      srcDoc={source}
    />
  );
}
