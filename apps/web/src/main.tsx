import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { startTranslations } from './i18n';

const container = document.getElementById('root');
if (!container) throw new Error('index.html has no element with the id "root".');

await startTranslations();
createRoot(container).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
