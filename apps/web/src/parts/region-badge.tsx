import type { Region } from '@ronda/domain';
import { useTranslation } from 'react-i18next';
import classes from './region-badge.module.css';

/** The region in two or three letters, told apart without colour as well. */
export function RegionBadge({ region }: { readonly region: Region }) {
  const { t } = useTranslation();
  return (
    <abbr className={region === 'EU' ? classes.eu : classes.lac} title={t(`region.${region}`)}>
      {t(`regionShort.${region}`)}
    </abbr>
  );
}
