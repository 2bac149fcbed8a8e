import { parseArgs } from 'node:util';
import { copyStore, upcast } from '@strategy-builder/event-migrations';
import { openStore } from '../store/open-stores.js';
import { runCommand } from './run-command.js';

// npm run events:migrate -- --from <store> --to <store> [--dry-run]: copies a log into an empty one, event for event,
// brought up to today's shapes, and compares both afterwards. A store is postgres://…, esdb://… or a SQLite file (./data/log.db).

const usage = 'Usage: npm run events:migrate -- --from <store> --to <store> [--dry-run]\n';
const {
  from,
  to,
  'dry-run': dryRun,
} = parseArgs({
  options: {
    from: { type: 'string' },
    to: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
  },
}).values;
if (!from || !to) {
  process.stderr.write(usage);
  process.exit(2);
}

await runCommand(async () => {
  const source = await openStore(from, { readOnly: true });
  try {
    const target = await openStore(to);
    try {
      const report = await copyStore(source, target, upcast, { dryRun });
      process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
      if (report.differences !== null && report.differences.length > 0) process.exitCode = 1;
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
});
