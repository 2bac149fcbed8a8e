import '@fontsource-variable/inter';
import './shared/tokens.css';
import './shared/base.css';
import './shared/controls.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { ApiProblem } from './shared/api.js';
import { TooltipProvider } from './shared/tooltip.js';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      refetchOnWindowFocus: false,
      // What the server has answered stays answered; only a server that is away is asked again.
      retry: (count, error) =>
        count < 3 && error instanceof ApiProblem && (error.status === 0 || error.status >= 500),
    },
  },
});

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <TooltipProvider delayDuration={350}>
        <App />
      </TooltipProvider>
    </QueryClientProvider>
  </StrictMode>,
);
