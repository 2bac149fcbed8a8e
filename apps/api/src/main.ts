import 'reflect-metadata';
import { ConfigError, readConfig } from './config/config.js';
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
  // Last: whoever reads it may ask for a stop at once.
  process.stdout.write(`Strategy Builder is ready: ${server.url}\n`);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}

/** What stops a start is mostly the surroundings: say it in a sentence, without a stack. */
function explain(error: unknown): string {
  if (error instanceof ConfigError) return `The environment can't be used:\n${error.message}`;
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return 'The port is in use: stop the other program, or set PORT to another one.';
  return error.name === 'Error' ? (error.stack ?? error.message) : error.message;
}
