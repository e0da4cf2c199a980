import { Alert, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer } from '../../api/answer';
import { api } from '../../api/client';
import { AppFrame } from '../../frame/app-frame';
import { PageTitle } from '../../parts/page-title';
import { QueryView } from '../../parts/query-view';
import { TextLink } from '../../parts/text-link';
import { cityOf } from '../../parts/times';
import { ApplicationForm } from './application-form';

interface Props {
  readonly tenantId: string;
  readonly matchmakingId: string;
}

/** The form for newcomers, open to everybody who has its address. */
export default function ApplicationPage({ tenantId, matchmakingId }: Props) {
  const { t } = useTranslation();
  const [isSent, setIsSent] = useState(false);
  const matchmaking = useQuery({
    queryKey: ['open-matchmaking', tenantId, matchmakingId],
    queryFn: () =>
      answer(
        api.GET('/api/registration/tenants/{tenantId}/matchmakings/{matchmakingId}', {
          params: { path: { tenantId, matchmakingId } },
        }),
      ),
  });
  return (
    <AppFrame>
      <QueryView query={matchmaking}>
        {({ name, place, zone, admission, contactName }) => (
          <>
            <PageTitle title={t('application.title', { name })}>
              {place} · {t('zoneTime', { city: cityOf(zone) })} · {contactName}
            </PageTitle>
            {admission === 'invited' && <Alert color="yellow">{t('application.invitedOnly')}</Alert>}
            {isSent && (
              <Alert color="teal" role="status" title={t('application.sent')}>
                <Text mb="sm">{t(`application.next.${admission}`)}</Text>
                <TextLink isInText href="/sign-in">
                  {t('signIn.title')}
                </TextLink>
              </Alert>
            )}
            {admission !== 'invited' && !isSent && (
              <ApplicationForm
                tenantId={tenantId}
                matchmakingId={matchmakingId}
                onSent={() => {
                  setIsSent(true);
                }}
              />
            )}
          </>
        )}
      </QueryView>
    </AppFrame>
  );
}
