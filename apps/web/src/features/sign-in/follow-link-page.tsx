import { Anchor, Button, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { answer } from '../../api/answer';
import { api } from '../../api/client';
import { AppFrame } from '../../frame/app-frame';
import { PageTitle } from '../../parts/page-title';
import { ProblemNotice } from '../../parts/problem-notice';
import { Section } from '../../parts/section';
import { useEnterSession } from '../session/use-session';
import { forgetAskedLink } from './asked-link';
import { OtherDevice } from './other-device';

/** Opening the link does nothing yet: programs that check mails open links as well. The button signs in. */
export function FollowLinkPage({ token }: { readonly token: string }) {
  const { t } = useTranslation();
  const enterSession = useEnterSession();
  const [, navigate] = useLocation();
  const redeem = useMutation({
    mutationFn: () => answer(api.POST('/api/registration/sign-in/link/redeem', { body: { token } })),
    onSuccess: (redeemed) => {
      if (redeemed.status !== 'signed-in') return;
      forgetAskedLink();
      enterSession(redeemed.session);
      navigate('/', { replace: true });
    },
  });
  const isOther = redeem.data?.status === 'other-device';
  return (
    <AppFrame>
      <PageTitle title={t('signIn.title')} />
      <Section title={isOther ? t('signIn.codeTitle') : t('signIn.linkTitle')}>
        {redeem.data?.status === 'other-device' ? (
          <OtherDevice {...redeem.data} />
        ) : (
          <Stack gap="sm" align="flex-start">
            <Text>{t('signIn.linkHow')}</Text>
            {redeem.error && <ProblemNotice error={redeem.error} />}
            {redeem.error && <Anchor href="/sign-in">{t('signIn.askForNewLink')}</Anchor>}
            <Button
              loading={redeem.isPending}
              onClick={() => {
                redeem.mutate();
              }}
            >
              {t('signIn.enter')}
            </Button>
          </Stack>
        )}
      </Section>
    </AppFrame>
  );
}
