import type { StrategyRequest } from '../request/strategy-request.js';
import { comparesAtOnce } from './compares-at-once.js';
import { readCondition } from './read-condition.js';
import { readGain } from './read-gain.js';
import { readLineOut, readPriceOut } from './read-level-out.js';
import type { Reader } from './reader.js';
import type { RuleBook } from './rule-book.js';
import { setBias, type Trade } from './trade.js';

/** `take profit at RSI > 60`, `stop out when close < EMA 50`: a way out under a condition, not at a distance. */
export function readConditionalHead(reader: Reader, request: StrategyRequest, rules: RuleBook): boolean {
  const named = reader.peekIs('head')?.head;
  // "stop trails the 20 EMA"
  const trails = named === 'trail' || (named === 'stop' && reader.peekIs('head', 1)?.head === 'trail');
  const head = trails ? 'trail' : named;
  if (head !== 'target' && head !== 'stop' && head !== 'trail') return false;
  // "stop if down 3%"
  if (reader.isMark('when', 1)) {
    const far = reader.tryRead(() => {
      reader.at++;
      return readGain(reader, request) ? true : null;
    });
    if (far !== null) return true;
  }
  const trade: Trade = { act: 'exit', side: rules.lastTrade?.side ?? null };
  const from = reader.at;
  const condition = reader.tryRead(() => {
    reader.at += trails && named === 'stop' ? 2 : 1;
    setBias(reader, trade);
    const linked = reader.takeMark('at', 'when', 'on', 'colon') || reader.isVerb('be');
    reader.skipBe();
    if (linked && comparesAtOnce(reader)) return readCondition(reader);
    if (closesBeyond(reader)) {
      const beyond = readCondition(reader);
      if (beyond !== null && head === 'stop') {
        request.stopAt = reader.words(from, reader.at - 1);
        reader.note('exit', `"${request.stopAt}": out when a bar closes so.`);
      }
      return beyond;
    }
    return (
      readLineOut(reader, request, head, from) ??
      (head === 'trail' ? null : readPriceOut(reader, request, head, from))
    );
  });
  if (condition === null) return false;
  rules.addRule(trade, condition);
  return true;
}

/** "Soft stop: a daily close below the 50 SMA": where a bar must close. */
function closesBeyond(reader: Reader): boolean {
  const bars = reader.peekIs('timeframe') !== null || reader.peekIs('duration') !== null ? 1 : 0;
  const candle = reader.peekIs('candle', bars) !== null ? bars + 1 : bars;
  const closes = reader.isVerb('close', candle) || reader.peekIs('field', candle)?.field === 'close';
  return (
    closes && (reader.peekIs('side', candle + 1) !== null || reader.peekIs('compare', candle + 1) !== null)
  );
}
