import { rebuildReadModels } from '@strategy-builder/projections';
import { readConfig } from '../config/config.js';
import { openLog, openReadDatabase } from '../store/open-stores.js';
import { runCommand } from './run-command.js';

// npm run projections:rebuild: builds all read models anew from the log, beside the live ones. Works beside a server.

await runCommand(async () => {
  const config = readConfig(process.env);
  const log = await openLog(config, { readOnly: true });
  const database = openReadDatabase(config);
  try {
    const started = performance.now();
    const rebuilt = await rebuildReadModels({ database, log });
    const seconds = ((performance.now() - started) / 1_000).toFixed(1);
    process.stdout.write(`Read models rebuilt in ${seconds} s: ${JSON.stringify(rebuilt)}\n`);
  } finally {
    await database.close();
    await log.close();
  }
});
