import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NestExpressApplication } from '@nestjs/platform-express';
import express, { type Request, type Response } from 'express';

const client = fileURLToPath(new URL('../../../web/dist/client', import.meta.url));

/** The built page at /strategy-builder; every address below it is the same page, which reads the flow, or the page beside the builder, from its path. */
export function servePage(app: NestExpressApplication): void {
  const server = app.getHttpAdapter().getInstance() as express.Express;
  server.get('/', (_request: Request, response: Response) => response.redirect('/strategy-builder'));
  server.use('/strategy-builder', express.static(client, { index: false, immutable: true, maxAge: '1y' }));
  server.get(
    /^\/strategy-builder(\/(pages\/)?[a-z0-9-]{1,64})?\/?$/,
    (_request: Request, response: Response) => {
      const page = join(client, 'index.html');
      if (!existsSync(page)) {
        response.status(503).type('text').send('The page is not built yet: run npm run build.');
        return;
      }
      response.set('Cache-Control', 'no-cache').sendFile(page);
    },
  );
}
