import { type StoredFlowRecord, verifyLog } from '@strategy-builder/collab';
import { readConfig } from '../config/config.js';
import { asFlowRecord, flowStream } from '../flows/flow-log.js';
import { openLog } from '../store/open-stores.js';
import { runCommand } from './run-command.js';

// npm run verify -- --flow <id>: does the log alone rebuild the canvas? Exit 1 on a difference. Works beside a server.

const flag = process.argv.indexOf('--flow');
const flowId = flag < 0 ? undefined : process.argv[flag + 1];
if (!flowId) {
  process.stderr.write('Usage: npm run verify -- --flow <id>\n');
  process.exit(2);
}

await runCommand(async () => {
  const records = await recordsOf(flowId);
  if (records.length === 0) return differs(`There is no flow "${flowId}" in this log.`);
  const verdict = await verifyLog(records);
  if (verdict !== null) {
    return differs(
      `Flow ${flowId} differs at revision ${verdict.revision}: ${verdict.reason} ${verdict.path}`,
    );
  }
  process.stdout.write(
    `Flow ${flowId}: ${records.length} events, the log alone rebuilds the canvas at every append.\n`,
  );
});

async function recordsOf(flow: string): Promise<StoredFlowRecord[]> {
  const store = await openLog(readConfig(process.env), { readOnly: true });
  try {
    const records: StoredFlowRecord[] = [];
    for await (const event of store.read(flowStream(flow))) records.push(asFlowRecord(event));
    return records;
  } finally {
    await store.close();
  }
}

function differs(words: string): void {
  process.stderr.write(`${words}\n`);
  process.exitCode = 1;
}
