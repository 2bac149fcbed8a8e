import { type Condition, field } from '../request/expression.js';
import type { StrategyRequest } from '../request/strategy-request.js';
import { extremeLevel, oscillatorSubject } from './indicator-moods.js';
import { readCondition } from './read-condition.js';
import { readReached } from './read-reached.js';
import { readSeries } from './read-series.js';
import type { Reader } from './reader.js';
import type { RuleBook } from './rule-book.js';
import { setBias, tradeOf } from './trade.js';

/** "RSI, oversold 25, overbought 75": bought at the one and sold at the other. */
export function readExtremes(reader: Reader, rules: RuleBook): boolean {
  if (rules.awaiting !== null || rules.pending !== null || rules.lastTrade !== null) return false;
  const both = reader.tryRead(() => {
    const series = oscillatorSubject(reader);
    const one = reader.take('pattern')?.pattern;
    if (series === null || (one !== 'oversold' && one !== 'overbought')) return null;
    const first = extremeLevel(reader, series, one);
    reader.takeMark('comma', 'slash', 'and');
    const other = reader.take('pattern')?.pattern;
    if (other !== (one === 'oversold' ? 'overbought' : 'oversold')) return null;
    const second = extremeLevel(reader, series, other);
    return one === 'oversold' ? ([first, second] as const) : ([second, first] as const);
  });
  if (both === null) return false;
  rules.addRule({ act: 'enter', side: null }, both[0]);
  rules.addRule({ act: 'sell', side: null }, both[1]);
  reader.note('direction', 'Bought when oversold and sold when overbought.');
  return true;
}

/** A condition without a word like "when": `RSI below 30: buy`, a line of a list. */
export function readLooseCondition(reader: Reader, request: StrategyRequest, rules: RuleBook): boolean {
  const from = reader.at;
  // "... and not <something> Friday": what was denied is never read as wanted.
  if (reader.isMark('not', -1) || (reader.isMark('not', -2) && reader.peekIs('unknown', -1) !== null))
    return false;
  const pattern = reader.peekIs('pattern');
  if (pattern?.pattern === 'breakout' && rules.awaiting === null && reader.peekIs('duration', 1) === null) {
    // "Bollinger breakout on ETH": a headline, not yet a rule.
    reader.at++;
    request.style ??= 'breakout';
    return true;
  }
  const condition =
    reader.tryRead(() => {
      setBias(reader, rules.awaiting?.trade ?? null);
      return readCondition(reader);
    }) ?? readTouch(reader);
  if (condition === null) return false;
  if (reader.countedFor !== null) {
    const trade = tradeOf[reader.countedFor];
    reader.countedFor = null;
    rules.lastTrade = trade;
    rules.addRule(trade, condition);
    return true;
  }
  rules.give(condition, from);
  while (reader.takeMark('colon', 'arrow', 'then', 'comma'));
  if (reader.peekIs('compare')?.op === '==' || reader.peekIs('compare')?.op === '>=') {
    if (reader.peekIs('action', 1) !== null) reader.at++;
  }
  return true;
}

/** "..., upper touch sell": a line of bands that is touched, with the action right behind. */
function readTouch(reader: Reader): Condition | null {
  if (![1, 2, 3].some((ahead) => reader.isVerb('hit', ahead))) return null;
  return reader.tryRead(() => {
    const line = readSeries(reader);
    if (line?.kind !== 'indicator' || line.output === null || !reader.isVerb('hit')) return null;
    reader.at++;
    const links = reader.isMark('colon') || reader.isMark('arrow') ? 1 : 0;
    const action = reader.peekIs('action', links)?.action;
    if (action === undefined) return null;
    setBias(reader, tradeOf[action]);
    return readReached(reader, field('close'), line);
  });
}
