import type { StrategyRequest } from '../request/strategy-request.js';
import type { Reader } from './reader.js';

/** "Buy with 10k", "w/ 2.5k when ...", "1k on DOT": thousands that count no units are money. */
export function readRoundMoney(reader: Reader, request: StrategyRequest): boolean {
  return (
    reader.tryRead(() => {
      const from = reader.at;
      reader.takeMark('with', 'for');
      const number = reader.take('number');
      if (number?.unit !== 'plain') return null;
      const words = reader.text.slice(number.from, number.to);
      const onMarket = (reader.isMark('on') || reader.isMark('in')) && reader.peekIs('asset', 1) !== null;
      if (!words.toLowerCase().endsWith('k') || (reader.at === from + 1 && !onMarket)) return null;
      const next = reader.peek();
      const setting = next?.is === 'head' && next.head !== 'equity' && next.head !== 'capital';
      const ends = next === undefined || next.is === 'mark' || setting || next.is === 'action';
      // "with 10k, make it 5k"
      if (reader.isMark('comma') && reader.isMark('it', 2)) return null;
      if (!ends || (next?.is === 'mark' && ['of', 'slash', 'to', 'times'].includes(next.mark))) return null;
      reader.note('position-size', `"${words}" is read as money for each position.`);
      request.size = { is: 'given', value: { mode: 'fixed_notional', value: number.value } };
      return true;
    }) ?? false
  );
}
