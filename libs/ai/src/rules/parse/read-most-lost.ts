import type { StrategyRequest } from '../request/strategy-request.js';
import { readAmount } from './read-amount.js';
import { riskMoney } from './read-risk.js';
import type { Reader } from './reader.js';
import { setLimit } from './set-limit.js';

/**
 * What may be lost at most: `never lose more than 100 bucks on one trade`, `lose no more than 1% per trade`, `don't lose
 * more than 3% a day`.
 */
export function readMostLost(reader: Reader, request: StrategyRequest): boolean {
  return (
    reader.tryRead(() => {
      const from = reader.at;
      const never = reader.takeMark('not');
      while (reader.takeMark('to') || reader.peekIs('edit')?.edit === 'use')
        if (reader.peekIs('edit') !== null) reader.at++;
      if (!takesLoss(reader)) return null;
      const most = reader.take('compare')?.op;
      if (most === undefined || (never ? !most.startsWith('>') : !most.startsWith('<'))) return null;
      const amount = readAmount(reader);
      if (amount === null || (amount.kind !== 'percent' && amount.kind !== 'money')) return null;
      if (reader.isMark('of') && reader.peekIs('head', 1)?.head === 'equity') reader.at += 2;
      reader.takeMark('on', 'in', 'at', 'per', 'with');
      if (reader.peekIs('head')?.head === 'per-trade') {
        reader.at++;
        if (amount.kind === 'money') return riskMoney(reader, request, amount.value, from);
        request.size = { is: 'given', value: { mode: 'percent_risk', value: amount.value } };
        return true;
      }
      const daily = reader.take('every')?.every === 'day' || reader.take('unit')?.unit === 'day';
      if (!daily) return null;
      if (amount.kind === 'percent') return setLimit(request, 'daily_loss_limit', { value: amount.value });
      const text = reader.words(from, reader.at - 1);
      request.moneyAtRisk.push({ what: 'daily_loss_limit', value: amount.value, text });
      return true;
    }) ?? false
  );
}

/** `lose`, `a loss of`. */
function takesLoss(reader: Reader): boolean {
  const word = reader.peekIs('unknown')?.word.toLowerCase() ?? '';
  const loses =
    ['lose', 'losing', 'lost'].includes(word) || /^loses?$/i.test(reader.words(reader.at, reader.at));
  if (loses) reader.at++;
  return loses;
}
