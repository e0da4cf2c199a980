import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { I18nextProvider } from 'react-i18next';
import { createQueryClient } from './api/query-client';
import { i18n } from './i18n';
import { Pages } from './pages';
import { styleNonce } from './style-nonce';
import { cssVariables, theme } from './theme';

const queryClient = createQueryClient();

export function App() {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
    >
      <I18nextProvider i18n={i18n}>
        <QueryClientProvider client={queryClient}>
          <Notifications position="bottom-right" />
          <Pages />
        </QueryClientProvider>
      </I18nextProvider>
    </MantineProvider>
  );
}
