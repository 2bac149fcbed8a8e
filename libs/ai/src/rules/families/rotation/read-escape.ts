import { readCondition } from '../../parse/read-condition.js';
import type { Reader } from '../../parse/reader.js';
import { type Condition, seriesOf } from '../../request/expression.js';
import type { Barrier, Escape } from './ranking.js';

/**
 * `cash if its return is negative`, `if the winner is below 0 go to AGG`, `only while SPY is above its 200 day average,
 * otherwise TLT`: when what is ranked best is not held, and what is held instead.
 */
export function readEscape(reader: Reader): Escape | null {
  const before = reader.tryRead(() => readRefuge(reader));
  const lead = readLead(reader);
  if (lead === null) return null;
  const said = readOwn(reader) ?? readOther(reader);
  if (said === null) return null;
  const behind =
    before ??
    reader.tryRead(() => {
      while (reader.takeMark('comma', 'then', 'and', 'stop'));
      return readRefuge(reader);
    });
  // "If A: B" leaves for B when A holds; "only if A", "if A, otherwise B" hold while it does.
  const leaves = lead === 'unless' || (lead === 'when' && behind !== null && !behind.otherwise);
  const barrier = barrierOf(said, leaves);
  return barrier === null ? null : { barrier, refuge: behind?.market ?? null };
}

/** "Otherwise cash", "else hold AGG" behind a barrier that was read already. */
export function readOtherwise(reader: Reader): { readonly market: string | null } | null {
  const refuge = readRefuge(reader);
  return refuge?.otherwise === true ? refuge : null;
}

/** `AGG as the safe asset`, `BIL as fallback`, `safe haven: TLT`: what is held while nothing rises. */
export function readSafeMarket(reader: Reader): string | null {
  const named = reader.take('asset');
  reader.takeMark('on', 'with');
  while (/^(as|the|a|an)$/i.test(reader.words(reader.at, reader.at))) reader.at++;
  let safe = false;
  while (safeWords.test(reader.words(reader.at, reader.at))) {
    safe ||= !/^(asset|market|one)$/i.test(reader.words(reader.at, reader.at));
    reader.at++;
  }
  if (!safe) return null;
  if (named !== null) return named.symbol;
  reader.skipBe();
  reader.takeMark('colon', 'of');
  return reader.take('asset')?.symbol ?? null;
}

const safeWords =
  /^(safe|safety|defensive|fallback|refuge|haven|risk-?off|crash|protection|asset|market|one)$/i;

function readLead(reader: Reader): 'when' | 'only' | 'unless' | null {
  let lead: 'when' | 'only' | 'unless' | null = null;
  for (;;) {
    if (reader.takeMark('only')) lead = 'only';
    else if (reader.takeMark('unless')) lead = 'unless';
    else if (reader.takeMark('when')) lead ??= 'when';
    else return lead;
  }
}

interface Refuge {
  readonly market: string | null;
  readonly otherwise: boolean;
}

/** `cash`, `go to AGG`, `otherwise hold TLT`: a market, or none. */
function readRefuge(reader: Reader): Refuge | null {
  let otherwise = false;
  for (let step = 0; step < 6 && linksToRefuge(reader); step++) {
    otherwise ||= reader.peekIs('otherwise') !== null;
    reader.at++;
  }
  const out = reader.peekIs('action');
  if (reader.peekIs('head')?.head === 'equity' || out?.action === 'exit') {
    reader.at++;
    reader.takeMark('all');
    return { market: null, otherwise };
  }
  const asset = reader.take('asset');
  if (asset === null) return null;
  while (reader.takeMark('instead', 'close'));
  return { market: asset.symbol, otherwise };
}

function linksToRefuge(reader: Reader): boolean {
  const lexeme = reader.peek();
  switch (lexeme?.is) {
    case 'otherwise':
      return true;
    case 'verb':
      return ['move', 'stay', 'be', 'turn'].includes(lexeme.verb);
    case 'edit':
      return ['change', 'keep', 'use', 'replace'].includes(lexeme.edit);
    case 'action':
      return ['buy', 'enter', 'long'].includes(lexeme.action);
    case 'unsupported':
      return lexeme.what === 'rotation' && reader.isMark('to', 1);
    case 'mark':
      return ['to', 'in', 'all', 'it', 'instead', 'at', 'open'].includes(lexeme.mark);
    case 'output':
      return /^bonds?$/i.test(reader.text.slice(lexeme.from, lexeme.to));
    case 'unknown':
      return /^(park|sit|everything|into|fall|back|just|all|bonds|bills|treasuries|bond)$/i.test(lexeme.word);
    default:
      return false;
  }
}

/** What is said, and whether it is said of what does well. */
type Said =
  | { readonly of: 'own'; readonly above: number | string; readonly well: boolean }
  | { readonly of: 'other'; readonly condition: Condition };

function barrierOf(said: Said, leaves: boolean): Barrier | null {
  if (said.of === 'own') return said.well === leaves ? null : { is: 'hurdle', above: said.above };
  return { is: 'away', when: leaves ? said.condition : { kind: 'not', of: said.condition } };
}

/** `its return is negative`, `the winner is below 0`, `both are negative`, `it is less than BIL`. */
function readOwn(reader: Reader): Said | null {
  return reader.tryRead(() => {
    while (takeSubject(reader));
    if (!skipMeasure(reader)) return null;
    reader.skipBe();
    const pattern = reader.take('pattern')?.pattern;
    if (pattern !== undefined)
      return pattern === 'positive' || pattern === 'negative'
        ? { of: 'own', above: 0, well: pattern === 'positive' }
        : null;
    const op = reader.take('compare')?.op;
    const direction = op === undefined ? reader.take('side')?.direction : null;
    if (op === undefined && direction === undefined) return null;
    const well = op === undefined ? direction === 'above' : op.startsWith('>');
    const number = reader.take('number');
    if (number !== null)
      return number.unit === 'plain' || number.unit === 'percent'
        ? { of: 'own', above: number.value, well }
        : null;
    const other = reader.take('asset');
    // "Less than BIL's": the same measure of another market.
    return other !== null && skipMeasure(reader) ? { of: 'own', above: other.symbol, well } : null;
  });
}

const winners = /^(winner|winners|leader|leaders|them|asset|assets|market|one|these|own|absolute|top|pick)$/i;

function takeSubject(reader: Reader): boolean {
  if (reader.takeMark('it', 'all', 'both', 'of') || reader.take('ranked') !== null) return true;
  if (!winners.test(reader.peekIs('unknown')?.word ?? '')) return false;
  reader.at++;
  return true;
}

/** Passes "return", "12 month momentum"; false before a measure of a market that is named. */
function skipMeasure(reader: Reader): boolean {
  if (reader.peekIs('asset') !== null) return false;
  reader.take('duration');
  if (reader.take('style') !== null) return true;
  const indicator = reader.take('indicator');
  return indicator === null || ['roc', 'momentum'].includes(indicator.name);
}

/** A condition that names its market. */
function readOther(reader: Reader): Said | null {
  return reader.tryRead(() => {
    const condition = readCondition(reader);
    const named =
      condition !== null &&
      seriesOf(condition).some(
        (part) => (part.kind === 'field' || part.kind === 'indicator') && part.asset !== null,
      );
    return named ? { of: 'other', condition } : null;
  });
}
