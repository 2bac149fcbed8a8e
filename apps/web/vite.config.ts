import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

// The api serves dist/client as it is, so that paths in it carry the page's own prefix.
const api = process.env.API_URL ?? 'http://127.0.0.1:3000';

export default defineConfig({
  root: import.meta.dirname,
  base: '/strategy-builder/',
  plugins: [react()],
  resolve: {
    // Libraries are read from their sources: no build between an edit and the page.
    conditions: ['source', ...defaultClientConditions],
    // Two copies of yjs in one page do not mix.
    dedupe: ['yjs', 'react', 'react-dom'],
  },
  build: { outDir: 'dist/client', emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 900 },
  server: {
    proxy: {
      '/api': { target: api },
      '/collab': { target: api, ws: true },
    },
  },
});
