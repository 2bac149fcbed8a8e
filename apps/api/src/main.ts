import 'reflect-metadata';
import { warmUpPlanner } from './chat/warm-up.js';
import { readConfig } from './config/config.js';
import { explainError } from './platform/explain-error.js';
import { startServer } from './server.js';

/** Five seconds are promised for a clean stop; a hanging peer must not use them all. */
const stopMilliseconds = 4_500;

try {
  const server = await startServer(readConfig(process.env));
  const stop = () => {
    setTimeout(() => process.exit(1), stopMilliseconds).unref();
    void server.close().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  // What follows takes no time of its own: whoever reads this may ask for a stop at once.
  process.stdout.write(`Strategy Builder is ready: ${server.url}\n`);
  warmUpPlanner();
} catch (error) {
  process.stderr.write(`${explainError(error)}\n`);
  process.exit(1);
}
