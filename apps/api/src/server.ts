import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { json, type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import { cleanupOpenApiDoc } from 'nestjs-zod';
import { AppModule } from './app.module.js';
import { CanvasSocket } from './collab/canvas-socket.js';
import type { Config } from './config/config.js';
import { FlowRooms } from './flows/flow-rooms.js';
import { Metrics } from './health/metrics.js';
import { seedExample } from './examples/seed-example.js';
import { type OwnAddresses, rejectRequest } from './platform/request-rules.js';
import { ProblemFilter, problemDetails, Problem } from './platform/problem.js';
import { Sessions } from './sessions/sessions.js';
import { Storage } from './store/storage.js';
import { servePage } from './web/page.js';

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

const requestBytes = 4 * 2 ** 20;
const importBytes = 256 * 2 ** 20;

/** Starts everything on the configured ports; resolves when requests are served. */
export async function startServer(config: Config): Promise<RunningServer> {
  const storage = await Storage.open(config);
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(config, storage), {
    bodyParser: false,
    logger: nestLogLevels(config.logLevel),
    abortOnError: false,
  });
  const metrics = app.get(Metrics);
  const own: OwnAddresses = ownAddresses(config);

  app.set('trust proxy', false);
  app.disable('x-powered-by');
  app.use(securityHeaders());
  app.use(gate(own));
  app.use(timing(metrics));
  app.use('/api/flows/import', json({ limit: importBytes, inflate: false }));
  app.use(json({ limit: requestBytes, inflate: false }));
  app.useGlobalFilters(new ProblemFilter());
  app.setGlobalPrefix('api');
  describeApi(app);
  servePage(app);

  const socket = new CanvasSocket(app.get(FlowRooms), app.get(Sessions), own, config.socketTimeoutMilliseconds);
  await app.init();
  await seedExample(app);
  await app.listen(config.port, config.host);
  const main = app.getHttpServer() as Server;
  const listener = config.socketListener ? await listenApart(config.socketListener) : main;
  socket.listenOn(listener);

  const { port } = main.address() as AddressInfo;
  own.origins.add(`${config.host}:${port}`).add(`localhost:${port}`);
  return {
    url: `http://${config.host === '127.0.0.1' ? 'localhost' : config.host}:${port}/strategy-builder`,
    port,
    async close() {
      socket.close();
      if (listener !== main) listener.close();
      main.closeIdleConnections();
      const drained = setTimeout(() => main.closeAllConnections(), 1_000);
      await app.close();
      clearTimeout(drained);
      await storage.close();
    },
  };
}

function ownAddresses(config: Config): OwnAddresses & { origins: Set<string> } {
  const hosts = [config.host, config.socketListener?.host].filter((host) => host !== undefined);
  return { hosts: new Set(hosts), origins: new Set() };
}
