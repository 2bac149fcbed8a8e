import type { Pattern } from '../lexicon/meaning.js';
import { type Condition, joined, previous, type Series, type Span, seriesOf } from '../request/expression.js';
import { candleShapes } from './candle-shapes.js';
import { saysTrades } from './clauses.js';
import { beyondSignalBar, oneBarEarlier, takeNextBar } from './next-bar.js';
import { shifted } from './read-earlier-candle.js';
import { readTerm } from './read-term.js';
import { saysVolume } from './read-volume-said.js';
import type { Reader } from './reader.js';
import { saysTrendOnBars } from './term-bars.js';

interface Connector {
  readonly op: 'all' | 'any' | 'comma' | 'then' | 'next';
  /** A comma or line break stands before the word, which loosens it: "A or B, and C". */
  readonly loose: boolean;
  /** "then within the next 5 bars": how long ago the first may be. */
  readonly span?: Span;
  /** "..., each with": on every bar of what stands before it. */
  readonly each?: boolean;
  /** "... and if": what follows may be a rule of its own. */
  readonly restarts?: boolean;
}

/** How the items of a list without connecting words belong together. */
export type ListSense = 'all' | 'any';

/**
 * Reads a condition: terms joined by and, or, commas. "and" binds tighter than "or" unless parentheses, "either" or a
 * comma say otherwise; where nothing does, the other reading is kept beside the chosen one.
 */
export function readCondition(
  reader: Reader,
  depth = 0,
  listSense: ListSense = 'all',
  bullets = false,
): Condition | null {
  if (depth > 12) return null;
  const start = reader.at;
  const first = readTerm(reader, depth);
  if (first === null) return null;
  const terms: Condition[] = [first];
  const connectors: Connector[] = [];
  while (terms.length < 40) {
    const next = reader.tryRead(() => {
      const connector = readConnector(reader, bullets);
      if (connector === null) return null;
      if (connector.op !== 'any' && takeNextBar(reader)) {
        const term = readTerm(reader, depth);
        const earlier = oneBarEarlier(combine(reader, terms, connectors, listSense, ''));
        if (term === null || earlier === null) return null;
        const both = joined('all', [earlier, beyondSignalBar(term)]);
        return { connector: { ...connector, op: 'next' as const }, term: both };
      }
      const before = reader.at;
      const term = readTerm(reader, depth);
      if (term === null || reader.at === before) return null;
      // "RSI below 30: buy, above 70: sell" – a term that has its own action starts a new rule.
      if ((connector.op === 'comma' || connector.restarts === true) && startsOwnRule(reader)) return null;
      return { connector, term };
    });
    if (next === null) break;
    if (next.connector.op === 'next') {
      terms.splice(0, terms.length, next.term);
      connectors.length = 0;
      continue;
    }
    if (next.connector.op === 'then') {
      const before = terms.pop() ?? next.term;
      terms.push(sequence(reader, before, next.term, next.connector.span));
      continue;
    }
    terms.push(onEach(reader, next, terms[terms.length - 1]));
    connectors.push(next.connector);
  }
  return butNotBoth(
    reader,
    combine(reader, terms, connectors, listSense, reader.words(start, reader.at - 1)),
  );
}

/** "... for 3 bars and volume rises on each of them": as long as what was told before it. */
function onEach(
  reader: Reader,
  { term, connector }: { readonly term: Condition; readonly connector: Connector },
  before: Condition | undefined,
): Condition {
  if (before?.kind !== 'streak' || term.kind === 'streak') return term;
  const behind = reader.tryRead(() => {
    reader.takeMark('on', 'in');
    if (!reader.takeMark('per')) return null;
    if (reader.takeMark('of')) while (reader.take('unknown') ?? reader.take('number'));
    reader.take('candle');
    return true;
  });
  return behind === null && !connector.each ? term : { kind: 'streak', of: term, span: before.span };
}

/** "A or B, but not both": exactly one of two. */
function butNotBoth(reader: Reader, condition: Condition): Condition {
  if (condition.kind !== 'any' || condition.terms.length !== 2) return condition;
  const { terms } = condition;
  const excluded = reader.tryRead(() => {
    reader.takeMark('open');
    while (reader.takeMark('comma', 'and'));
    if (!reader.takeMark('not') || !reader.takeMark('both')) return null;
    reader.takeMark('close');
    return true;
  });
  if (excluded === null) return condition;
  return joined('all', [condition, { kind: 'not', of: joined('all', terms) }]);
}

/** "Two red candles then a green one": candles follow each other without a gap. */
function afterCandle(first: Condition, second: Condition): Condition | null {
  const candle = (condition: Condition): boolean =>
    seriesOf(condition).every((part) => part.kind === 'field' || part.kind === 'previous') &&
    (condition.kind === 'streak' ? condition.of.kind === 'compare' : condition.kind === 'compare');
  const last = second.kind === 'all' ? second.terms : [second];
  if (!candle(first) || !last.every(candle)) return null;
  // "Pokes above yesterday's high and then closes back below it": a level, and no candles that follow each other.
  const levelOf = (condition: Condition): string =>
    JSON.stringify('right' in condition ? condition.right : null);
  if (first.kind === 'compare' && last.some((one) => levelOf(one) === levelOf(first))) return null;
  return joined('all', [shifted(first, (part) => previous(part)), second]);
}

/**
 * "Breaks over yesterday's high and then closes back below it": a level of bars before, which is another one a bar later.
 * The bar that went through it is the one that closes back.
 */
function failedBreak(first: Condition, second: Condition): Condition | null {
  if (first.kind !== 'cross' && first.kind !== 'compare') return null;
  if (second.kind !== 'cross' && second.kind !== 'compare') return null;
  const up = (one: typeof first): boolean =>
    one.kind === 'cross' ? one.direction === 'above' : one.op.startsWith('>');
  const { left, right } = first;
  const moves = right.kind === 'previous' && (right.of.kind === 'field' || right.of.kind === 'extreme');
  const same = JSON.stringify([left, right]) === JSON.stringify([second.left, second.right]);
  if (!moves || !same || up(first) === up(second) || left.kind !== 'field' || left.field !== 'close')
    return null;
  const reach: Series = { ...left, field: up(first) ? 'high' : 'low' };
  return joined('all', [
    { kind: 'compare', op: up(first) ? '>' : '<', left: reach, right },
    { kind: 'compare', op: up(first) ? '<' : '>', left, right },
  ]);
}

/** "Dips below 30 and then crosses back above it": the second now, the first a little earlier. */
function sequence(reader: Reader, first: Condition, second: Condition, told?: Span): Condition {
  if (told !== undefined) return joined('all', [{ kind: 'within', of: first, span: told }, second]);
  if (first.kind === 'cross' && second.kind === 'cross' && first.direction !== second.direction) {
    const same = JSON.stringify([first.left, first.right]) === JSON.stringify([second.left, second.right]);
    if (same) return second;
  }
  // "... and then drops back under 70 within 6 candles": that is how long ago the first may be.
  if (second.kind === 'within' && second.least === undefined && first.kind !== 'within')
    return joined('all', [{ kind: 'within', of: first, span: second.span }, second.of]);
  if (first.kind === 'within') return joined('all', [first, second]);
  const failed = failedBreak(first, second);
  if (failed !== null) return failed;
  const exact = afterCandle(first, second);
  if (exact !== null) return exact;
  reader.note('sequence', 'The first of the two may have happened up to 10 bars before the second.');
  return joined('all', [{ kind: 'within', of: first, span: { value: 10, unit: 'bar' } }, second]);
}

function startsOwnRule(reader: Reader): boolean {
  const lexeme = reader.peek();
  if (lexeme?.is === 'action' || lexeme?.is === 'unsupported') return true;
  // "... crosses below 100 close, ..."
  if (closesBehind(reader)) return true;
  return (
    lexeme?.is === 'mark' &&
    (lexeme.mark === 'colon' || lexeme.mark === 'arrow' || lexeme.mark === 'then') &&
    reader.peekIs('action', 1) !== null
  );
}

/** The word "close" behind a condition, with nothing after it to be closed above or below of. */
export function closesBehind(reader: Reader): boolean {
  return reader.isVerb('close') && (reader.atClauseEnd(1) || reader.isMark('comma', 1));
}

function readConnector(reader: Reader, bullets: boolean): Connector | null {
  let loose = false;
  let comma = false;
  if (bullets) {
    while (reader.isMark('newline') || reader.isMark('bullet') || reader.isMark('stop')) {
      reader.at++;
      comma = true;
      loose = true;
    }
  }
  while (reader.takeMark('comma')) {
    comma = true;
    loose = true;
  }
  if (reader.takeMark('and', 'also', 'plus')) {
    // "... and no new trades after 12:00": an instruction of its own.
    if (saysTrades(reader)) return null;
    if (reader.takeMark('or')) return { op: 'any', loose };
    if (reader.takeMark('then')) return { op: 'then', loose, ...readReach(reader) };
    const reach = readReach(reader);
    if (reach.span !== undefined) return { op: 'then', loose, ...reach };
    let restarts = false;
    while (reader.isMark('also') || reader.isMark('when') || reader.isMark('only')) {
      if (reader.isMark('when')) restarts = true;
      reader.at++;
    }
    return { op: 'all', loose, restarts };
  }
  if (reader.takeMark('or')) {
    reader.takeMark('when');
    return { op: 'any', loose };
  }
  if (reader.isMark('slash') && reader.isMark('or', 1)) {
    reader.at += 2;
    return { op: 'any', loose };
  }
  if (reader.takeMark('then')) return { op: 'then', loose, ...readReach(reader) };
  // "three green candles, each with higher volume than the last"
  const each = reader.isMark('per') && reader.isMark('with', 1);
  if (each) reader.at++;
  if (reader.takeMark('with', 'plus')) return { op: 'all', loose: false, each };
  if (reader.isMark('on') && (saysVolume(reader, 1) || isShape(reader.peekIs('pattern', 1)?.pattern))) {
    reader.at++;
    return { op: 'all', loose: false };
  }
  if (reader.isMark('in') && saysTrendOnBars(reader)) return { op: 'all', loose: false };
  if (!comma) return null;
  if (reader.isMark('when')) return null;
  return { op: 'comma', loose: true };
}

/** "RSI > 55 on a green candle": what the bar looks like on which it is so. */
function isShape(pattern: Pattern | undefined): boolean {
  return pattern !== undefined && candleShapes[pattern] !== undefined;
}

/** `within the next 5 candles`, behind "then". */
function readReach(reader: Reader): { readonly span?: Span } {
  if (!reader.isMark('within') && !reader.isMark('in')) return {};
  const span = reader.tryRead((): Span | null => {
    if (!reader.takeMark('within', 'in')) return null;
    reader.take('future');
    const duration = reader.take('duration');
    // "within 10 bars of the high" is a distance.
    if (duration === null || reader.isMark('of')) return null;
    reader.takeMark('comma', 'after', 'of');
    return { value: duration.value, unit: duration.unit };
  });
  return span === null ? {} : { span };
}

function combine(
  reader: Reader,
  terms: readonly Condition[],
  connectors: readonly Connector[],
  listSense: ListSense,
  text: string,
): Condition {
  const resolved = resolveCommas(connectors, listSense);
  const mixed = resolved.some(({ op }) => op === 'all') && resolved.some(({ op }) => op === 'any');
  if (!mixed)
    return resolved[0]?.op === 'any' ? joined('any', terms) : joined('all', heldBeforeCrossing(terms));
  const looseOps = new Set(resolved.filter(({ loose }) => loose).map(({ op }) => op));
  const tightOps = new Set(resolved.filter(({ loose }) => !loose).map(({ op }) => op));
  // "A or B, and C": one word throughout between commas, the other one at the commas.
  if (
    looseOps.size === 1 &&
    tightOps.size >= 1 &&
    !(tightOps.size === 1 && [...tightOps][0] === [...looseOps][0])
  ) {
    const groups = split(terms, resolved, ({ loose }) => loose);
    const inner = groups.map((group) => byPrecedence(group.terms, group.ops));
    return joined([...looseOps][0] === 'any' ? 'any' : 'all', inner);
  }
  const ops = resolved.map(({ op }) => op);
  const chosen = byPrecedence(terms, ops);
  reader.ambiguities.push({ chosen, other: byOtherPrecedence(terms, ops), text });
  return chosen;
}

/** "Below zero for 10 bars and crosses above": it was there until the bar before. */
function heldBeforeCrossing(terms: readonly Condition[]): readonly Condition[] {
  const key = (left: Series, right: Series): string => JSON.stringify([left, right]);
  const crossed = new Map(
    terms.flatMap((term) =>
      term.kind === 'cross' ? [[key(term.left, term.right), term.direction] as const] : [],
    ),
  );
  return terms.map((term) => {
    if (term.kind !== 'streak' || term.of.kind !== 'compare') return term;
    const { left, right, op } = term.of;
    const direction = crossed.get(key(left, right));
    const opposite = direction === 'above' ? op.startsWith('<') : direction === 'below' && op.startsWith('>');
    if (!opposite) return term;
    const before = (side: Series): Series => (side.kind === 'number' ? side : previous(side));
    return { ...term, of: { ...term.of, left: before(left), right: before(right) } };
  });
}

/** A comma means what the next word in the list says; a list without such a word is all of its items. */
function resolveCommas(
  connectors: readonly Connector[],
  listSense: ListSense,
): readonly { readonly op: 'all' | 'any'; readonly loose: boolean }[] {
  const resolved: { op: 'all' | 'any'; loose: boolean }[] = [];
  let sense: 'all' | 'any' = listSense;
  let looseList = true;
  for (const { op, loose } of [...connectors].reverse()) {
    if (op === 'comma' || op === 'then' || op === 'next') {
      resolved.unshift({ op: sense, loose: looseList });
      continue;
    }
    sense = op;
    looseList = loose;
    resolved.unshift({ op, loose });
  }
  return resolved;
}

interface Group {
  readonly terms: Condition[];
  readonly ops: ('all' | 'any')[];
}

function split(
  terms: readonly Condition[],
  connectors: readonly { readonly op: 'all' | 'any'; readonly loose: boolean }[],
  at: (connector: { readonly op: 'all' | 'any'; readonly loose: boolean }) => boolean,
): readonly Group[] {
  const groups: Group[] = [];
  let current: Group = { terms: [], ops: [] };
  for (const [index, term] of terms.entries()) {
    const before = connectors[index - 1];
    if (before !== undefined) {
      if (at(before)) {
        groups.push(current);
        current = { terms: [], ops: [] };
      } else current.ops.push(before.op);
    }
    current.terms.push(term);
  }
  groups.push(current);
  return groups;
}

function byPrecedence(terms: readonly Condition[], ops: readonly ('all' | 'any')[]): Condition {
  const connectors = ops.map((op) => ({ op, loose: false }));
  const groups = split(terms, connectors, ({ op }) => op === 'any');
  return joined(
    'any',
    groups.map((group) => joined('all', group.terms)),
  );
}

/** The other reading: "or" tighter than "and". */
function byOtherPrecedence(terms: readonly Condition[], ops: readonly ('all' | 'any')[]): Condition {
  const connectors = ops.map((op) => ({ op, loose: false }));
  const groups = split(terms, connectors, ({ op }) => op === 'all');
  return joined(
    'all',
    groups.map((group) => joined('any', group.terms)),
  );
}
