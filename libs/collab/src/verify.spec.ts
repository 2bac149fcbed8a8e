import { describe, expect, it } from 'vitest';
import { setLabel } from './client/index.js';
import type { StoredFlowRecord } from './log.js';
import { canvasOfTwo } from './testing/index.js';
import { verifyLog } from './verify.js';

async function storedRecords(): Promise<StoredFlowRecord[]> {
  const { network, ann } = await canvasOfTwo();
  setLabel(ann.doc, 'rsi_14', 'Fast');
  setLabel(ann.doc, 'btc', 'Bitcoin');
  await network.deliverAll();
  return network.log.records;
}

describe('verifyLog', () => {
  it('[V1] finds no difference in what a room wrote', async () => {
    expect(await verifyLog(await storedRecords())).toBeNull();
  });

  it('[V1] names the first append whose events say something else than its update', async () => {
    const records = await storedRecords();
    const forged = records.map((record) =>
      record.type === 'NodeEdited' && record.data.label === 'Fast'
        ? { ...record, data: { ...record.data, label: 'Slow' } }
        : record,
    );
    expect(await verifyLog(forged)).toMatchObject({
      revision: records.at(-1)?.revision,
      reason: 'content-differs',
      path: 'nodes.rsi_14',
      inEvents: { label: 'Slow' },
      inDocument: { label: 'Fast' },
    });
  });

  it('[V1] names an append whose update builds on one that is lost', async () => {
    const records = (await storedRecords()).map(({ update, ...record }) =>
      update !== undefined && record.revision > 1 ? { ...record, update } : record,
    );
    expect(await verifyLog(records as StoredFlowRecord[])).toMatchObject({
      revision: 1,
      reason: 'content-differs',
    });
    const withoutNodes = (await storedRecords()).filter(({ revision }) => revision === 1 || revision > 5);
    expect(await verifyLog(withoutNodes)).toMatchObject({ reason: 'missing-structs' });
  });

  it('[V1] names a torn append', async () => {
    const records = (await storedRecords()).filter(({ revision }) => revision !== 3);
    expect(await verifyLog(records)).toMatchObject({ revision: 4, reason: 'append-is-torn' });
  });
});
