import { explainError } from '../platform/explain-error.js';

/** Runs a command of the terminal; what goes wrong is said in a sentence, and the exit code is 1. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    process.stderr.write(`${explainError(error)}\n`);
    process.exitCode = 1;
  }
}
