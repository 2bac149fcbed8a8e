import type { StrategyRequest } from '../request/strategy-request.js';
import { readAmount, setReward, skipBehind, skipLinks } from './read-amount.js';
import type { Reader } from './reader.js';

/** `risk 1% per trade`, `risk: 1:3`, `risk $250`: what may be lost on a trade, behind its name. */
export function readRisk(reader: Reader, request: StrategyRequest): boolean {
  const from = reader.at - 1;
  // "Risk 1R = 1% of account"
  if (reader.peekIs('number')?.unit === 'reward' && reader.peekIs('compare', 1)?.op === '==') reader.at++;
  skipLinks(reader);
  const most = reader.peekIs('compare');
  if (most !== null) reader.at++;
  const proportion = reader.take('proportion');
  if (proportion !== null) {
    setReward(request, proportion.left, proportion.right);
    return true;
  }
  const amount = readAmount(reader);
  if (amount === null) return false;
  // "Risk 250 per trade": nobody risks 250 percent.
  const money = amount.kind === 'money' || (amount.kind === 'plain' && amount.value >= 20);
  if (money) return riskMoney(reader, request, amount.value, from);
  if (amount.kind !== 'percent') return false;
  request.size = { is: 'given', value: { mode: 'percent_risk', value: amount.value } };
  skipBehind(reader, 'risk');
  return true;
}

/** "Risk $250 per trade": a loss in money, which only an account makes a share. */
export function riskMoney(reader: Reader, request: StrategyRequest, value: number, from: number): true {
  skipBehind(reader, 'risk');
  request.moneyAtRisk.push({ what: 'size', value, text: reader.words(from, reader.at - 1) });
  return true;
}

/** "2% of the account may be lost on one trade": at risk, not put in. */
export function isLost(reader: Reader): boolean {
  return (
    reader.tryRead(() => {
      reader.skipBe();
      reader.takeMark('at');
      const word = reader.peekIs('unknown')?.word.toLowerCase() ?? '';
      if (['lost', 'risked', 'lose'].includes(word) || reader.peekIs('head')?.head === 'risk') reader.at++;
      else return null;
      return true;
    }) ?? false
  );
}
