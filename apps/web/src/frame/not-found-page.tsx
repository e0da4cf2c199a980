import { useTranslation } from 'react-i18next';
import { PageTitle } from '../parts/page-title';
import { TextLink } from '../parts/text-link';

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageTitle title={t('notFound.title')}>{t('notFound.hint')}</PageTitle>
      <TextLink href="/">{t('notFound.home')}</TextLink>
    </>
  );
}
