import { ConfigError } from '../config/config.js';

/** What stops a start or a command is mostly the surroundings: say it in a sentence, without a stack. */
export function explainError(error: unknown): string {
  if (error instanceof ConfigError) return `The environment can't be used:\n${error.message}`;
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return 'The port is in use: stop the other program, or set PORT to another one.';
  return error.name === 'Error' ? (error.stack ?? error.message) : error.message;
}
