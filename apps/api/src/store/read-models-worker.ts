import { parentPort, workerData } from 'node:worker_threads';
import { Wakeup } from '@strategy-builder/event-store';
import { ReadModelRunner, type RunnerNews } from '@strategy-builder/projections';
import { openLog, openReadDatabase, type StorePlaces } from './open-stores.js';
import type { ReadModelsMessage, ReadModelsQuestion } from './read-models-thread.js';

// The thread that keeps the read models at the end of the log: see read-models-thread.ts.

const port = parentPort!;
const places = workerData as StorePlaces;
const send = (message: ReadModelsMessage): void => port.postMessage(message);

const wakeup = new Wakeup();
const log = await openLog(places, { readOnly: true, wakeup });
const database = openReadDatabase(places);
const tell = (news: RunnerNews): void => send({ news });
const runner = await ReadModelRunner.start({ database, log, tell });

port.on('message', async ({ id, ask }: { id: number; ask: ReadModelsQuestion }) => {
  try {
    send({ id, answer: await answerTo(ask) });
  } catch (error) {
    send({ id, refused: error instanceof Error ? error.message : String(error) });
  }
  if (ask.what === 'stop') port.close();
});
send({ isReady: true });

async function answerTo(ask: ReadModelsQuestion): Promise<unknown> {
  switch (ask.what) {
    case 'waitFor':
      wakeup.tell();
      return runner.waitFor(ask.position, ask.timeoutMilliseconds);
    case 'health':
      return runner.health();
    case 'stop':
      await runner.stop();
      await log.close();
      return database.close();
    default:
      return ask satisfies never;
  }
}
