import type { StrategyRequest } from '../request/strategy-request.js';
import { skipLinks } from './read-amount.js';
import type { LexemeOf, Reader } from './reader.js';

/**
 * How large the account is: `I have 25k`, `equity 50k`, `account size: $10,000`, `with a 10k account`. It is set where a
 * simulation is started and so named as left out; what is said in money beside it becomes a share of it.
 */
export function readAccount(reader: Reader, request: StrategyRequest): boolean {
  return (
    reader.tryRead(() => {
      const from = reader.at;
      const value = readNamed(reader) ?? readNumberFirst(reader);
      if (value === null) return null;
      request.account ??= value;
      reader.leave(reader.words(from, reader.at - 1), 'account');
      return true;
    }) ?? false
  );
}

/** `equity 50k`, `account: $10,000`, `I have 25k to trade with`. */
function readNamed(reader: Reader): number | null {
  return reader.tryRead(() => {
    const has = ['have', 'has', 'got'].includes(reader.words(reader.at, reader.at).toLowerCase());
    if (has) reader.at++;
    else if (!takeAccount(reader)) return null;
    skipLinks(reader);
    const money = takeMoney(reader);
    if (money === null || reader.isMark('of') || reader.isMark('per')) return null;
    // "I have 25k in my account"
    reader.tryRead(() => {
      reader.takeMark('in', 'of', 'on');
      return takeAccount(reader) ? true : null;
    });
    return reader.peekIs('head') === null || reader.atClauseEnd() ? money.value : null;
  });
}

/** `a 10k account`, `$50,000 capital`. */
function readNumberFirst(reader: Reader): number | null {
  return reader.tryRead(() => {
    const money = takeMoney(reader);
    return money !== null && takeAccount(reader) ? money.value : null;
  });
}

function takeAccount(reader: Reader): boolean {
  const head = reader.peekIs('head')?.head;
  if (head !== 'equity' && head !== 'capital') return false;
  reader.at++;
  if (reader.peekIs('head')?.head === 'size') reader.at++;
  return true;
}

/** An amount of money; a bare number only where it is too large for a share or a price of one unit. */
function takeMoney(reader: Reader): LexemeOf<'number'> | null {
  const number = reader.take('number');
  if (number === null) return null;
  return number.unit === 'money' || (number.unit === 'plain' && number.value >= 500) ? number : null;
}
