import { describe, expect, it } from 'vitest';
import { equityCsv, tradesCsv } from './simulation-csv.js';

describe('a simulation as files for a spreadsheet', () => {
  const open = {
    leg: 'rules',
    symbol: '=BTC()',
    side: 'short',
    quantity: 2,
    decidedTime: '2024-01-01T00:00:00.000Z',
    entryTime: '2024-01-02T00:00:00.000Z',
    entryPrice: 100.5,
    profit: -3,
    return: -0.015,
    fees: 0.1,
    reason: 'open',
  } as const;

  it('has a line a trade: empty where it is still open, numbers as they are, names that no program runs', () => {
    const [header, line, end] = tradesCsv({ trades: [open] }).split('\r\n');
    expect(header?.split(',')).toHaveLength(13);
    expect(line).toBe(
      `"rules","'=BTC()","short",2,"2024-01-01T00:00:00.000Z","2024-01-02T00:00:00.000Z",100.5,,,-3,-0.015,0.1,"open"`,
    );
    expect(end).toBe('');
  });

  it('has a line a bar, all of them', () => {
    const time = Float64Array.from({ length: 2_500 }, (_, t) => t * 60_000);
    const text = [...equityCsv({ time, equity: time.map((at) => at + 1), buyAndHold: time })].join('');
    const lines = text.trimEnd().split('\r\n');
    expect(lines).toHaveLength(2_501);
    expect(lines.slice(0, 3)).toEqual([
      '"time","equity","buyAndHold"',
      '"1970-01-01T00:00:00.000Z",1,0',
      '"1970-01-01T00:01:00.000Z",60001,60000',
    ]);
    expect(lines.at(-1)).toBe('"1970-01-02T17:39:00.000Z",149940001,149940000');
  });
});
