import type { Region } from '@ronda/domain';
import { useTranslation } from 'react-i18next';
import { languageName, listed } from '../../parts/lists';
import classes from './directory.module.css';
import type { Recommendation } from './queries';

type Reason = Recommendation['reasons'][number];

/** Why a meeting is recommended, a sentence each. */
export function ReasonList({ reasons }: { readonly reasons: Recommendation['reasons'] }) {
  const { t, i18n } = useTranslation();
  const nameOf = (kind: Reason['kind'], item: string) => {
    if (kind === 'common-languages') return languageName(item, i18n.language);
    return kind === 'other-region' ? t(`region.${item as Region}`) : item;
  };
  return (
    <ul className={classes.reasons} aria-label={t('directory.recommended')}>
      {reasons.map(({ kind, items }) => {
        const names = items.map((item) => nameOf(kind, item));
        return <li key={kind}>{t(`directory.reason.${kind}`, { items: listed(names, i18n.language) })}</li>;
      })}
    </ul>
  );
}
