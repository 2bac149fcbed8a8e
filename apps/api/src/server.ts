import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { json } from 'express';
import { AppModule } from './app.module.js';
import { RunningRequests } from './chat/running-requests.js';
import { CanvasSocket } from './collab/canvas-socket.js';
import type { Config } from './config/config.js';
import { ExampleSeed } from './examples/example-seed.js';
import { FlowRooms } from './flows/flow-rooms.js';
import { Metrics } from './health/metrics.js';
import { describeApi } from './platform/api-description.js';
import { gate, securityHeaders, timing } from './platform/http-rules.js';
import { ProblemFilter } from './platform/problem.js';
import { Sessions } from './sessions/sessions.js';
import { Storage } from './store/storage.js';
import { servePage } from './web/page.js';

export interface RunningServer {
  /** Address of the page. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

const requestBytes = 4 * 2 ** 20;
const importBytes = 256 * 2 ** 20;

/** Starts everything on the configured ports; resolves when requests are served. */
export async function startServer(config: Config): Promise<RunningServer> {
  const storage = await Storage.open(config);
  try {
    return await serve(config, storage);
  } catch (error) {
    await storage.close();
    throw error;
  }
}

async function serve(config: Config, storage: Storage): Promise<RunningServer> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.on(config, storage), {
    bodyParser: false,
    logger: logLevels(config.logLevel),
    abortOnError: false,
  });
  const origins = new Set<string>();
  const own = { hosts: new Set([config.host, config.socketListener?.host ?? config.host]), origins };

  app.disable('x-powered-by');
  app.use(securityHeaders());
  app.use(gate(own));
  app.use(timing(app.get(Metrics)));
  app.use('/api/flows/import', json({ limit: importBytes, inflate: false }));
  app.use(json({ limit: requestBytes, inflate: false }));
  app.useGlobalFilters(new ProblemFilter());
  app.setGlobalPrefix('api');
  describeApi(app);
  servePage(app);

  await app.init();
  await app.get(ExampleSeed).plant();
  await app.listen(config.port, config.host);
  const main = app.getHttpServer() as Server;
  const { port } = main.address() as AddressInfo;
  for (const name of ['localhost', '127.0.0.1', config.host]) origins.add(`${name}:${port}`);

  const socket = new CanvasSocket(
    app.get(FlowRooms),
    app.get(Sessions),
    own,
    config.socketTimeoutMilliseconds,
  );
  const apart = config.socketListener && (await listen(config.socketListener));
  socket.listenOn(apart ?? main);

  return {
    url: `http://${config.host === '127.0.0.1' ? 'localhost' : config.host}:${port}/strategy-builder`,
    port,
    async close() {
      const drained = setTimeout(() => main.closeAllConnections(), 1_000);
      await app.get(RunningRequests).close();
      await app.get(FlowRooms).close();
      socket.close();
      apart?.close();
      await app.close();
      clearTimeout(drained);
      await storage.close();
    },
  };
}

function listen(at: { host: string; port: number }): Promise<Server> {
  const server = createServer((_request, response) =>
    response.writeHead(426).end('This port speaks WebSocket only.'),
  );
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(at.port, at.host, () => resolve(server));
  });
}

const levels = ['fatal', 'error', 'warn', 'log', 'debug'] as const;

function logLevels(least: string): (typeof levels)[number][] | false {
  if (least === 'silent') return false;
  return levels.slice(0, levels.indexOf(least === 'info' ? 'log' : (least as (typeof levels)[number])) + 1);
}
