import { availableParallelism } from 'node:os';
import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { APP_PIPE } from '@nestjs/core';
import { claudePlanner, rulesPlanner } from '@strategy-builder/ai';
import { tokensSince } from '@strategy-builder/projections';
import { ZodValidationPipe } from 'nestjs-zod';
import { AuditController } from './audit/audit.controller.js';
import { CatalogueController } from './catalogue/catalogue.controller.js';
import { ChatController } from './chat/chat.controller.js';
import { ChatService } from './chat/chat.service.js';
import { RunningRequests } from './chat/running-requests.js';
import { CodeController } from './code/code.controller.js';
import type { Config } from './config/config.js';
import { DatasetsController } from './datasets/datasets.controller.js';
import { DatasetsService } from './datasets/datasets.service.js';
import { HistoryController } from './datasets/history/history.controller.js';
import { HistoryService } from './datasets/history/history.service.js';
import { MadeBarsController } from './datasets/made-bars.controller.js';
import { ExampleSeed } from './examples/example-seed.js';
import { ChangeSetsController } from './flows/change-sets.controller.js';
import { ChangeSets } from './flows/change-sets.js';
import { FlowRooms } from './flows/flow-rooms.js';
import { FlowsController } from './flows/flows.controller.js';
import { FlowsService } from './flows/flows.service.js';
import { TransferController } from './flows/transfer.controller.js';
import { FormulasController } from './formulas/formulas.controller.js';
import { HealthController } from './health/health.controller.js';
import { Metrics } from './health/metrics.js';
import { Work } from './platform/work.js';
import { ProposalsController } from './proposals/proposals.controller.js';
import { ProposalsService } from './proposals/proposals.service.js';
import { PythonController } from './python/python.controller.js';
import { PythonTests } from './python/python-tests.js';
import { ReviewsController } from './reviews/reviews.controller.js';
import { ReviewsService } from './reviews/reviews.service.js';
import { RobustnessController } from './robustness/robustness.controller.js';
import { RobustnessService } from './robustness/robustness.service.js';
import { SessionsController } from './sessions/sessions.controller.js';
import { Sessions } from './sessions/sessions.js';
import { SimulationsController } from './simulations/simulations.controller.js';
import { SimulationsService } from './simulations/simulations.service.js';
import { Followed } from './store/followed.js';
import { Storage } from './store/storage.js';
import { TemplatesController } from './templates/templates.controller.js';
import { TemplatesService } from './templates/templates.service.js';
import { TranslationLog } from './translations/translation-log.js';
import { TranslationsController } from './translations/translations.controller.js';
import { VersionsController } from './versions/versions.controller.js';
import { VersionsService } from './versions/versions.service.js';

/** Wires the parts: each is a plain class, made here with what it needs. */
@Module({})
export class AppModule {
  static on(config: Config, storage: Storage): DynamicModule {
    const { store } = storage;
    const work = new Work(2);
    const metrics = new Metrics();
    const rooms = new FlowRooms(store, {
      maxNodes: config.maxNodes,
      maxUsers: config.maxUsers,
      maxEditsPerSecond: config.maxEditsPerSecond,
    });
    const sessions = new Sessions(store, { nodes: config.maxNodes });
    const flows = new FlowsService(rooms, store);
    const datasets = new DatasetsService(store, storage, work, config.dataDirectory);
    const pythonTests = new PythonTests(work, datasets, config.sandbox);
    const versions = new VersionsService(flows, storage);
    const reviews = new ReviewsService(store, flows, pythonTests, config.auth === 'local');
    const simulations = new SimulationsService({
      store,
      flows,
      rooms,
      datasets,
      work,
      metrics,
      dataDirectory: config.dataDirectory,
      sandbox: config.sandbox,
      reviews,
    });
    const translations = new Followed((flowId) => new TranslationLog(store, flowId));
    const proposals = new ProposalsService({ store, flows, rooms, translations, maxNodes: config.maxNodes });
    const changeSets = new ChangeSets(store, translations);
    const robustness = new RobustnessService({
      store,
      flows,
      rooms,
      datasets,
      work: new Work(availableParallelism()),
      dataDirectory: config.dataDirectory,
      sandbox: config.sandbox,
      reviews,
    });
    const running = new RunningRequests(rooms);
    const chat = new ChatService({
      store,
      storage,
      flows,
      rooms,
      datasets,
      simulations,
      pythonTests,
      reviews,
      proposals,
      changeSets,
      metrics,
      maxNodes: config.maxNodes,
      running,
      planner: config.claude
        ? claudePlanner({
            ...config.claude,
            maxNodes: config.maxNodes,
            now: Date.now,
            spentSince: async (moment) => tokensSince(await storage.tables(), new Date(moment).toISOString()),
          })
        : rulesPlanner,
    });
    const parts: readonly object[] = [
      storage,
      work,
      metrics,
      rooms,
      sessions,
      flows,
      datasets,
      new HistoryService(datasets, config.dataDirectory),
      simulations,
      robustness,
      proposals,
      pythonTests,
      versions,
      reviews,
      chat,
      running,
      changeSets,
      new TemplatesService(store, flows, storage),
      new ExampleSeed(rooms, flows, datasets),
    ];
    observe(metrics, storage, rooms);
    return {
      module: AppModule,
      controllers: [
        SessionsController,
        TransferController,
        FlowsController,
        ChangeSetsController,
        VersionsController,
        ProposalsController,
        CodeController,
        PythonController,
        ReviewsController,
        ChatController,
        SimulationsController,
        RobustnessController,
        DatasetsController,
        MadeBarsController,
        HistoryController,
        CatalogueController,
        TemplatesController,
        FormulasController,
        TranslationsController,
        AuditController,
        HealthController,
      ],
      providers: [
        ...parts.map((part): Provider => ({ provide: part.constructor as new () => object, useValue: part })),
        { provide: APP_PIPE, useClass: ZodValidationPipe },
      ],
    };
  }
}

/** Each label is a series that the scraper keeps: one fault can park thousands of streams. */
const mostParkedLabels = 20;

function observe(metrics: Metrics, storage: Storage, rooms: FlowRooms): void {
  metrics.gauge('flow_rooms_open', 'Flows loaded in this process', async () => (await rooms.load()).rooms);
  metrics.gauge(
    'canvas_connections',
    'Connections to canvases',
    async () => (await rooms.load()).connections,
  );
  metrics.gauge(
    'read_model_lag_events',
    'Events the read models have not taken in',
    async () => (await storage.state()).lag,
  );
  metrics.gauge(
    'read_model_parked_streams',
    'Streams a read model could not follow',
    async () => (await storage.state()).parked,
  );
  metrics.gaugeByLabels(
    'read_model_parked_events',
    `Events that wait in a stream a read model could not follow; the first ${mostParkedLabels} of these streams`,
    ['read_model', 'stream'],
    async () =>
      (await storage.state()).parkedStreams
        .slice(0, mostParkedLabels)
        .map(({ readModel, stream, waiting }) => ({
          labels: { read_model: readModel, stream },
          value: waiting,
        })),
  );
}
