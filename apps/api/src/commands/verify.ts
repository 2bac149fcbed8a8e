import { verifyLog } from '@strategy-builder/collab';
import { readConfig } from '../config/config.js';
import { asFlowRecord, flowStream } from '../flows/flow-log.js';
import { openLog } from '../store/storage.js';

// npm run verify -- --flow <id>: does the log alone rebuild the canvas? Exit 1 on a difference. Works beside a server.

const flag = process.argv.indexOf('--flow');
const flowId = flag < 0 ? undefined : process.argv[flag + 1];
if (!flowId) {
  process.stderr.write('Usage: npm run verify -- --flow <id>\n');
  process.exit(2);
}

const store = await openLog(readConfig(process.env), true);
const records = [];
for await (const event of store.read(flowStream(flowId))) records.push(asFlowRecord(event));
await store.close();
if (records.length === 0) {
  process.stderr.write(`There is no flow "${flowId}" in this log.\n`);
  process.exit(1);
}

const verdict = await verifyLog(records);
if (verdict === null) {
  process.stdout.write(
    `Flow ${flowId}: ${records.length} events, the log alone rebuilds the canvas at every append.\n`,
  );
} else {
  process.stderr.write(
    `Flow ${flowId} differs at revision ${verdict.revision}: ${verdict.reason} ${verdict.path}\n`,
  );
  process.exit(1);
}
