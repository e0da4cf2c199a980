import { useTranslation } from 'react-i18next';

/** Writes numbers and shares as the reader's language does: 1,060 or 1.060, 94 % or 94%. */
export function useNumbers() {
  const { i18n } = useTranslation();
  const plain = new Intl.NumberFormat(i18n.language);
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 0 });
  return {
    number: (value: number) => plain.format(value),
    share: (value: number) => percent.format(value),
  };
}
