import type { Direction } from '../lexicon/meaning.js';
import type { EditClause } from './edit-clause.js';
import type { EditWord } from './edit-word.js';

/** `no cross needed`, `it doesn't need to cross`: being on that side is enough. */
function readNoCrossing(clause: EditClause): EditWord | null {
  const needless =
    clause.marked('not') && clause.writes('need', 'needed', 'necessary', 'required', 'require', 'have');
  const denied = clause.lexemes[clause.placeOf('not') + 1];
  const bare = clause.marked('not') && denied?.is === 'verb' && clause.only('mark', 'verb', 'unknown');
  if (!crosses(clause) || !(needless || bare) || clause.has('number', 'head', 'side')) return null;
  return { is: 'turn', scope: clause.scope, about: null, direction: null, crossing: false };
}

/** `below instead of above`, `a cross above rather than just above`, `make the entry a cross`. */
export function readTurn(clause: EditClause): EditWord | null {
  const needless = readNoCrossing(clause);
  if (needless !== null) return needless;
  if (
    !clause.only(
      'mark',
      'side',
      'verb',
      'action',
      'indicator',
      'output',
      'edit',
      'unknown',
      'level-word',
      'field',
      'pattern',
      'compare',
      'way',
    )
  )
    return null;
  const replaced = clause.placeOf('instead', 'not');
  if (clause.marked('only', 'also') || (clause.marked('when') && replaced < 1)) return null;
  const changes = replaced !== -1 || clause.makes || clause.does('change', 'use', 'replace');
  if (!changes) return null;
  const to = clause.does('change', 'replace') ? clause.placeOf('to', 'with', 'in') : -1;
  const first = replaced === 0 ? clause.part(2) : clause.part(0, replaced === -1 ? undefined : replaced);
  const old = replaced > 0 ? clause.part(replaced + 1) : to !== -1 ? clause.part(0, to) : null;
  const wanted = to !== -1 ? clause.part(to + 1) : first;
  const direction = directionOf(wanted);
  const crossed = old !== null && crosses(old);
  const crossing = crosses(wanted) === crossed ? null : !crossed;
  if (direction === null && crossing === null) return null;
  const indicators = [...new Set(clause.indicators)];
  if (indicators.length > 1) return null;
  if (old !== null && directionOf(old) === direction && crossing === null) return null;
  const turns = direction !== null && old !== null && directionOf(old) === direction ? null : direction;
  return { is: 'turn', scope: clause.scope, about: indicators[0] ?? null, direction: turns, crossing };
}

function directionOf(clause: EditClause): Direction | null {
  const sides = clause.all('side').map(({ direction }) => direction);
  const ways = clause.all('way').map(({ way }): Direction => (way === 'up' ? 'above' : 'below'));
  return sides[0] ?? ways[0] ?? null;
}

function crosses(clause: EditClause): boolean {
  return (
    clause.all('verb').some(({ verb }) => verb === 'cross' || verb === 'break') ||
    clause.all('pattern').some(({ pattern }) => pattern === 'crossover') ||
    clause.writes('crossing', 'crossover')
  );
}

/** `sell at 80`, `raise the exit threshold to 75`, `buy below 25 instead of 30`, `RSI under 25 instead of 30`. */
export function readLevel(clause: EditClause): EditWord | null {
  if (
    !clause.only(
      'mark',
      'side',
      'verb',
      'action',
      'indicator',
      'output',
      'edit',
      'number',
      'level-word',
      'compare',
      'field',
      'unknown',
      'pattern',
      'grid-level',
    )
  )
    return null;
  if (clause.all('unknown').some(({ word }) => !mild.includes(word.toLowerCase()))) return null;
  const numbers = clause.all('number');
  const [one, two, ...more] = numbers;
  if (one === undefined || more.length > 0) return null;
  const rate = two === undefined && one.unit === 'percent' && clause.indicators.length === 0;
  if (!rate && numbers.some(({ unit }) => unit !== 'plain' && unit !== 'points')) return null;
  // "Cover at 0.02%": the level of a rate, where one is read.
  if (rate)
    return clause.scope.act === null || clause.marked('when', 'also', 'only')
      ? null
      : {
          is: 'set-level',
          scope: clause.scope,
          about: null,
          from: null,
          to: one.value,
          direction: null,
          rate,
        };
  const indicators = [...new Set(clause.indicators)];
  if (indicators.length > 1 || clause.marked('and', 'or', 'slash', 'also')) return null;
  if (clause.does('add', 'create', 'remove')) return null;
  const replaced = clause.placeOf('instead', 'not', 'arrow');
  const { scope } = clause;
  const compares =
    clause.has('side', 'compare', 'level-word', 'grid-level', 'pattern') ||
    clause.all('verb').some(({ verb }) => verb === 'cross' || verb === 'hit');
  const at = clause.lexemes.indexOf(one);
  const about = indicators[0] ?? null;
  // "above the 100 SMA, not the 200"
  const behind = clause.lexemes[at + 1];
  const length =
    behind?.is === 'indicator' &&
    !(clause.all('verb').some(({ verb }) => verb === 'cross') && scope.act !== null);
  if (length && two !== undefined && replaced > at && indicators.length === 1)
    return { is: 'swap-number', from: two.value, to: one.value, about };
  if (behind?.is === 'indicator') return null;
  // The length of "RSI(14)" is no level.
  const named = clause.lexemes[at - 1];
  if (named?.is === 'indicator' || (named?.is === 'mark' && named.mark === 'open')) return null;
  const direction = directionBefore(clause, at);
  if (two === undefined) {
    // "No, below 60"
    const bare = clause.has('side', 'compare') && clause.only('mark', 'side', 'compare', 'number', 'unknown');
    if (bare && about === null && direction !== null && !clause.marked('when', 'only'))
      return { is: 'set-level', scope, about, from: null, to: one.value, direction };
    const scoped = scope.act !== null && (compares || clause.marked('at', 'to') || clause.makes);
    if (!scoped || (about !== null && !clause.has('level-word'))) return null;
    return { is: 'set-level', scope, about, from: null, to: one.value, direction };
  }
  if (!compares && scope.act === null) return null;
  const second = clause.lexemes.indexOf(two);
  const to = clause.placeOf('to');
  if (replaced > at && replaced < second) {
    const arrow = clause.lexemes[replaced];
    const forward = arrow?.is === 'mark' && arrow.mark === 'arrow';
    return {
      is: 'set-level',
      scope,
      about,
      from: forward ? one.value : two.value,
      to: forward ? two.value : one.value,
      direction,
    };
  }
  if (
    to > at &&
    to < second &&
    (clause.does('change', 'replace', 'increase', 'decrease') || clause.marked('from'))
  )
    return { is: 'set-level', scope, about, from: one.value, to: two.value, direction: null };
  return null;
}

const mild = [
  'relax',
  'loosen',
  'soften',
  'no',
  'nein',
  'should',
  'must',
  'already',
  'only',
  'though',
  'please',
  'now',
  'threshold',
  'anymore',
  'mean',
  'meant',
  'up',
  'down',
];

function directionBefore(clause: EditClause, at: number): Direction | null {
  const before = clause.part(0, at);
  const side = directionOf(before);
  if (side !== null) return side;
  const op = before.all('compare')[0]?.op;
  return op === undefined || op === '==' || op === '!=' ? null : op.startsWith('>') ? 'above' : 'below';
}
