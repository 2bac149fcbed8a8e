import type { Lexeme } from '../lex/lexeme.js';
import { readDaySwap } from './days-swapped.js';
import { type EditClause, editClauses } from './edit-clause.js';
import { type EditWord, type ReadEdit, riskKinds } from './edit-word.js';
import { readMoreOfCalendar } from './extend-calendar.js';
import { readAge } from './read-age.js';
import { readRelativeChange } from './read-change-of-size.js';
import { readClockEdit } from './read-clock-edit.js';
import { readLevel, readTurn } from './read-comparison-edit.js';
import { readDeniedExit } from './read-denied-exit.js';
import { readHalt } from './read-halt.js';
import { readAddition, readIndicatorSwap } from './read-indicator-edit.js';
import { readLadder } from './read-ladder-edit.js';
import { readNumberChange, readPairOfNumbers } from './read-number-edit.js';
import { readReplacedCondition } from './read-replaced-condition.js';
import { conditionNamed, readJoin, readRemoval } from './read-rule-edit.js';
import { readDistance, readMovedStop, readRemovedSettings } from './read-setting-edit.js';
import { readAddedFilter, readInARow, readIndicatorBars, readRuleExchange } from './read-whole-edit.js';
import { readWindows } from './read-windows.js';

/** Reads the instructions of a follow-up, clause by clause; what is none of them is read as in any request. */
export function readEdits(lexemes: readonly Lexeme[], text: string): readonly ReadEdit[] {
  return editClauses(lexemes, text).flatMap((clause) => {
    const replaced = readReplacedRule(clause);
    if (replaced !== null) return [replaced];
    const word = readClause(clause);
    return word === null ? [] : [{ word, taken: takenBy(word, clause) }];
  });
}

/** `instead of the cross exit use a 3 ATR trailing stop`: what goes; what comes is read as a setting. */
function readReplacedRule(clause: EditClause): ReadEdit | null {
  const replaces = clause.does('replace', 'change') && !clause.marked('instead');
  const at = replaces ? clause.placeOf('with', 'by', 'to') : clause.placeOf('instead');
  if (at === -1 || clause.marked('when', 'only')) return null;
  if (replaces) return readReplacement(clause.part(0, at), clause.part(at + 1));
  const verb = clause.lexemes.findIndex((lexeme, place) => place > at && lexeme.is === 'edit');
  const behind = at === 0 ? (verb === -1 ? clause.lexemes.length : verb) : clause.lexemes.length;
  const old = clause.part(at + 1, behind);
  const wanted = at === 0 ? clause.part(behind) : clause.part(0, at);
  if (!isWayOut(old) || old.has('number', 'side', 'compare', 'duration', 'head') || wanted.actions.length > 0)
    return null;
  if (at > 0 && !wanted.has('head')) return null;
  return droppedExit(old, clause.lexemes.slice(at, behind));
}

function isWayOut(clause: EditClause): boolean {
  return clause.actions.some(
    (action) => action === 'exit' || action === 'sell' || action.startsWith('exit-'),
  );
}

/** `replace the exit with a 10% target` */
function readReplacement(old: EditClause, wanted: EditClause): ReadEdit | null {
  const plain = !old.has('number', 'side', 'compare', 'duration', 'head');
  if (!isWayOut(old) || !plain || !wanted.has('head') || wanted.actions.length > 0) return null;
  return droppedExit(old, old.lexemes);
}

function droppedExit(old: EditClause, taken: readonly Lexeme[]): ReadEdit {
  const name = conditionNamed(old);
  if (name === null || name.by === 'kind') return { word: { is: 'remove-rule', which: 'exit' }, taken };
  return {
    word: { is: 'drop-condition', name, scope: { act: 'exit', side: null }, called: old.words },
    taken,
  };
}

/** The words that an instruction has used up: all of its clause, unless rules or settings stand in it as well. */
function takenBy(word: EditWord, clause: EditClause): readonly Lexeme[] {
  switch (word.is) {
    case 'add-indicator':
      return [];
    case 'drop-setting':
      return [word.word];
    case 'flip':
      return clause.lexemes.filter(({ is }) => is === 'edit');
    case 'swap-number':
    case 'set-level':
      // "MSFT instead of AAPL and 150 instead of 200"
      return clause.lexemes.filter(({ is }) => is !== 'asset' && is !== 'venue');
    default:
      return clause.lexemes;
  }
}

function readClause(clause: EditClause): EditWord | null {
  const renamed = readRename(clause);
  if (renamed !== null) return renamed;
  if (clause.does('clear') && !clause.has('head', 'indicator', 'field')) return { is: 'clear' };
  if (leavesAll(clause)) return { is: 'leave' };
  // "RSI 35 -> no": taken back before it was said in full.
  const last = clause.lexemes[clause.lexemes.length - 1];
  if (last?.is === 'mark' && last.mark === 'not' && clause.marked('arrow') && clause.has('number'))
    return { is: 'leave' };
  const halt = readHalt(clause);
  if (halt !== null) return halt;
  const denied = readDeniedExit(clause);
  if (denied !== null) return denied;
  const clock = readClockEdit(clause) ?? readDaySwap(clause) ?? readMoreOfCalendar(clause);
  if (clock !== null) return clock;
  const replaced = readReplacedCondition(clause);
  if (replaced !== null) return replaced;
  const windows = readWindows(clause);
  if (windows !== null) return windows;
  const whole =
    readRuleExchange(clause) ?? readIndicatorBars(clause) ?? readAddedFilter(clause) ?? readInARow(clause);
  if (whole !== null) return whole;
  const removed = readRemovedSettings(clause) ?? readRemoval(clause);
  if (removed !== null) return removed;
  const side = readSideChange(clause);
  if (side !== null) return side;
  const sided = readSidedSetting(clause) ?? readRefuge(clause);
  if (sided !== null) return sided;
  const setting =
    readMovedStop(clause) ??
    readLadder(clause) ??
    readAge(clause) ??
    readRelativeChange(clause) ??
    readDistance(clause) ??
    readDroppedSetting(clause);
  if (setting !== null) return setting;
  const rule = readJoin(clause) ?? readTurn(clause) ?? readLevel(clause);
  if (rule !== null) return rule;
  const conditional = clause.marked('when', 'only') || clause.actions.some((action) => action !== 'enter');
  if (conditional && (!clause.does('change') || clause.marked('instead'))) return null;
  const swapped = readIndicatorSwap(clause) ?? readPairOfNumbers(clause);
  if (swapped !== null) return swapped;
  if (clause.has('head')) return null;
  return readNumberChange(clause) ?? readAddition(clause);
}

function readRename(clause: EditClause): EditWord | null {
  if (!clause.does('rename')) return null;
  const quoted = clause.all('quoted')[0];
  if (quoted !== undefined) return { is: 'rename', name: quoted.name };
  const rename = clause.all('edit').find(({ edit }) => edit === 'rename');
  if (rename === undefined) return null;
  let name =
    clause.text
      .slice(rename.to)
      .split(/[\n.!?]/)[0]
      ?.trim() ?? '';
  const to = name.toLowerCase().lastIndexOf(' to ');
  if (to !== -1) name = name.slice(to + 4);
  else if (name.toLowerCase().startsWith('to ')) name = name.slice(3);
  name = (name.split(/,? and (?=(?:set|add|use|make|change|remove|drop|put|switch)\b)/i)[0] ?? name).trim();
  // "Call it off"
  if (/^(off|a day|quits?)$/i.test(name)) return { is: 'leave' };
  return name === '' ? null : { is: 'rename', name: name.slice(0, 200) };
}

/** "Leave it as it is", "keep everything else", "no changes". */
function leavesAll(clause: EditClause): boolean {
  const spoken = clause.spoken.filter((word) => !polite.has(word));
  const keeps = spoken[0] === 'keep' || spoken[0] === 'leave';
  // "Keep the stop"
  if (
    keeps &&
    !clause.has('number', 'duration', 'side', 'compare', 'part') &&
    !(clause.has('indicator') && clause.has('timeframe')) &&
    !spoken.includes('out') &&
    !spoken.includes('off')
  )
    return true;
  if (clause.has('number', 'duration', 'indicator', 'head', 'asset', 'venue', 'timeframe')) return false;
  return (
    (clause.does('keep') && clause.only('edit', 'mark', 'unknown', 'strategy', 'verb', 'filler')) ||
    (restWords.has(spoken[0] ?? '') && spoken.length > 1 && spoken.every((word) => sameWords.has(word))) ||
    noChange.has(spoken.join(' '))
  );
}

/** Words before an instruction that say nothing. */
const polite: ReadonlySet<string> = new Set(['', 'please', 'just', 'and', 'but', 'the']);
const restWords: ReadonlySet<string> = new Set(['rest', 'everything', 'others', 'other', 'all', 'remaining']);
const sameWords: ReadonlySet<string> = new Set([
  ...restWords,
  ...['else', 'stay', 'stays', 'is', 'as', 'same', 'unchanged', 'untouched', 'it', 'was', 'before'],
  ...['they', 'are', 'were', 'like', 'should'],
]);
const noChange: ReadonlySet<string> = new Set([
  ...['no changes', 'no change', 'no more changes', 'without changes', 'without any changes'],
  ...['don t change anything', 'dont change anything', 'do not change anything', 'don t touch it'],
]);

/** `make it a short strategy`, `flip it`, `add the short side`. */
function readSideChange(clause: EditClause): EditWord | null {
  const turns = clause.does('flip') && !clause.marked('not') && !clause.has('number');
  if (turns && !clause.says('signs', 'sign', 'operator', 'comparison')) return { is: 'flip' };
  // "Do the opposite"
  if (clause.has('mirror') && clause.only('mirror', 'mark', 'verb', 'edit', 'strategy'))
    return { is: 'flip' };
  const side = clause.actions.find((action) => action === 'short' || action === 'long');
  if (side === undefined || clause.marked('when', 'colon') || clause.has('number', 'compare', 'multiple'))
    return null;
  if (clause.has('side', 'indicator', 'field', 'verb') && !clause.makes) return null;
  const likewise = clause.says('same', 'likewise', 'allow', 'enable', 'permit') || clause.has('mirror');
  if (clause.does('add') || clause.marked('also') || likewise) return { is: 'both-sides' };
  return clause.makes || clause.does('change') || clause.marked('instead') ? { is: 'flip' } : null;
}

/** `put a 10% stop on shorts only`, `a 5% target for longs`: a setting for one of two sides, which share them here. */
function readSidedSetting(clause: EditClause): EditWord | null {
  const heads = clause.heads.filter((head) => head !== 'short-only' && head !== 'long-only');
  const [head, ...others] = heads;
  const [amount, ...more] = clause.amounts();
  const named = head === 'stop' || head === 'target' || head === 'trail';
  if (!named || others.length > 0 || amount === undefined || more.length > 0 || clause.marked('when'))
    return null;
  const only = clause.heads.find((one) => one === 'short-only' || one === 'long-only');
  const placed = clause.lexemes.find(
    (lexeme, at) => at > 0 && lexeme.is === 'action' && isLink(clause.lexemes[at - 1]),
  );
  const action = placed?.is === 'action' ? placed.action : null;
  const side =
    only === 'short-only' || action === 'short'
      ? 'short'
      : only === 'long-only' || action === 'long'
        ? 'long'
        : null;
  return side === null
    ? null
    : { is: 'sided-setting', side, kind: riskKinds[head], distance: amount.distance };
}

function isLink(lexeme: Lexeme | undefined): boolean {
  return lexeme?.is === 'mark' && ['on', 'for', 'of', 'with', 'to'].includes(lexeme.mark);
}

/** `put it in TLT instead of cash`, `hold TLT otherwise`: another market while this one is left. */
function readRefuge(clause: EditClause): EditWord | null {
  const [asset, ...others] = clause.all('asset');
  const cash = clause.writes('cash') && clause.marked('instead', 'not');
  if (asset === undefined || others.length > 0 || !(cash || clause.has('otherwise')) || clause.marked('when'))
    return null;
  return { is: 'refuge', symbol: asset.symbol };
}

/** `replace the stop loss with a trailing stop`, `a trailing stop instead of the stop loss`. */
function readDroppedSetting(clause: EditClause): EditWord | null {
  const heads = clause.lexemes.flatMap((lexeme, at) =>
    lexeme.is === 'head' ? [{ head: lexeme.head, at }] : [],
  );
  const instead = clause.placeOf('instead');
  const [first, second] = heads;
  if (first === undefined || second === undefined || first.head === second.head) return null;
  const between = instead > first.at && instead < second.at;
  const replaced = between
    ? second
    : clause.does('replace') || (instead !== -1 && instead < first.at)
      ? first
      : null;
  const word = clause.lexemes[replaced?.at ?? -1];
  if (replaced === null || word === undefined) return null;
  const { head } = replaced;
  if (head !== 'stop' && head !== 'target' && head !== 'trail' && head !== 'size') return null;
  return { is: 'drop-setting', head, word };
}
