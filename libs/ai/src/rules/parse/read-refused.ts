import type { SettingHead } from '../lexicon/meaning.js';
import type { StrategyRequest } from '../request/strategy-request.js';
import { skipLinks } from './read-amount.js';
import type { Reader } from './reader.js';

/** `no stop loss`, `don't use a trailing stop or a target`: what is not wanted, behind its negation. */
export function readForbidden(reader: Reader, request: StrategyRequest): boolean {
  // "don't use a stop loss"
  if (reader.peekIs('edit')?.edit === 'use') reader.at++;
  // "no fixed target"
  if (reader.peekIs('unknown') !== null && reader.peekIs('head', 1) !== null) reader.at++;
  const head = reader.take('head');
  if (head === null || !forbid(request, head.head)) return false;
  // "no stop loss or take profit"
  reader.tryRead(() => {
    const comma = reader.isMark('comma');
    if (!reader.takeMark('or', 'and', 'slash', 'comma')) return null;
    const not = reader.takeMark('not');
    // "no target, trail it 8%" says what is wanted.
    const wanted =
      comma && !not && (reader.peekIs('number', 1) !== null || reader.peekIs('number', 2) !== null);
    return !wanted && reader.peekIs('head') !== null && readForbidden(reader, request) ? true : null;
  });
  return true;
}

/** `Target: none`, `pyramiding off`, `stop = no`: the name first. */
export function isRefused(reader: Reader): boolean {
  return (
    reader.tryRead(() => {
      skipLinks(reader);
      const word = reader.peekIs('unknown')?.word.toLowerCase() ?? '';
      const off = ['off', 'disabled', 'zero', 'na', 'inactive'].includes(word);
      if (off) reader.at++;
      else if (!reader.takeMark('not')) return null;
      return reader.atClauseEnd() || reader.isMark('comma') ? true : null;
    }) ?? false
  );
}

/** Takes a setting for one that is not wanted; false for one that cannot be left away. */
export function forbid(request: StrategyRequest, head: SettingHead): boolean {
  switch (head) {
    case 'stop':
      request.stop = { is: 'none' };
      break;
    case 'pyramiding':
    case 'leverage':
    case 'cooldown':
    case 'kelly':
      break;
    case 'target':
      request.target = { is: 'none' };
      break;
    case 'trail':
      request.trail = { is: 'none' };
      break;
    case 'time-exit':
      request.timeExit = { is: 'none' };
      break;
    case 'size':
      request.size = { is: 'none' };
      break;
    case 'short-only':
      request.sides = 'long';
      break;
    case 'break-even':
      break;
    default:
      return false;
  }
  return true;
}
