import type { EditClause } from './edit-clause.js';
import type { EditWord, Rung } from './edit-word.js';

const ages = [
  'older',
  'old',
  'stale',
  'elapsed',
  'expired',
  'lasting',
  'running',
  'last',
  'trade',
  'trades',
  'positions',
  'position',
  'kick',
  'anything',
  'still',
  'open',
  'stuck',
  'max',
  'maximum',
  'latest',
  'limit',
  'dont',
  'never',
  'everything',
  'force',
  'auto',
  'anyway',
  'regardless',
  'timeout',
];

/** `close any trade older than 4 hours`, `no trade longer than 2 days`, `out after 8 bars`. */
export function readAge(clause: EditClause): EditWord | null {
  const [span, ...others] = clause.all('duration');
  if (span === undefined || others.length > 0) return null;
  if (
    !clause.only(
      'action',
      'mark',
      'verb',
      'unknown',
      'head',
      'extreme',
      'compare',
      'speed',
      'edit',
      'duration',
      'filler',
      'now',
    )
  )
    return null;
  if (clause.heads.some((head) => head !== 'time-exit' && head !== 'limit-order' && head !== 'stop'))
    return null;
  if (clause.all('unknown').some(({ word }) => !ages.includes(word.toLowerCase()))) return null;
  const named = clause.heads.includes('time-exit');
  if (clause.heads.includes('stop') && !named) return null;
  const exits =
    clause.actions.some((action) => action === 'exit' || action === 'sell' || action.startsWith('exit-')) ||
    clause.all('verb').some(({ verb }) => verb === 'close' || verb === 'leave');
  const older =
    /\b(older|longer|more) than\b|\bafter\b|\bpast\b|\bstill open\b|\bstuck\b|\bat the latest\b|\bmax|\bat most\b|\bwithin\b/.test(
      clause.words,
    );
  const bars = clause.lexemes[clause.lexemes.indexOf(span) - 1];
  if (bars?.is === 'mark' && bars.mark === 'on') return null;
  const stays =
    clause.all('verb').some(({ verb }) => verb === 'stay') ||
    clause.writes('trade', 'trades', 'position', 'positions', 'hold');
  const limited = (clause.marked('not') || clause.has('extreme', 'compare')) && stays;
  // "Change hold to 21 days", "hold 21 days instead"
  const held =
    clause.writes('hold', 'holding', 'holds') &&
    (clause.does('change', 'use') || clause.makes || clause.marked('instead')) &&
    !clause.marked('not');
  if (!(named || held || (exits && older) || (limited && older))) return null;
  return { is: 'time-exit', span: { value: span.value, unit: span.unit } };
}

const sharesInWords: Readonly<Record<string, number>> = { half: 50, third: 33.33, quarter: 25 };
const ordinals = ['first', 'second', 'third', 'fourth'];

/** `half off at 4% and the rest at 8%`, `add a second target at 8%`, `the second target at 10%`. */
export function readLadder(clause: EditClause): EditWord | null {
  if (clause.marked('when', 'only') && clause.has('side', 'compare', 'pattern')) return null;
  if (clause.has('side', 'compare', 'pattern', 'asset', 'duration', 'field')) return null;
  if (clause.indicators.some((name) => name !== 'atr')) return null;
  const [amount, ...others] = clause.amounts();
  const adds = clause.does('add') || clause.marked('also');
  if (clause.heads.includes('target') && amount !== undefined && others.length === 0) {
    if (adds && clause.writes('second', 'another', 'further', 'additional', 'extra', '2nd', 'third', '3rd'))
      return { is: 'add-rung', distance: amount.distance };
    const place = ordinals.findIndex((word) => clause.writes(word));
    if (place !== -1 && !adds) return { is: 'set-rung', place: place + 1, distance: amount.distance };
  }
  const rungs = rungsOf(clause);
  return rungs === null ? null : { is: 'set-ladder', rungs };
}

/** Shares with their distances, in the order of the words. */
function rungsOf(clause: EditClause): readonly Rung[] | null {
  // "Half at 2R, the rest trails": measured by the risk, or left to a stop that follows.
  if (clause.all('number').some(({ unit }) => unit === 'reward') || clause.heads.includes('trail'))
    return null;
  const amounts = clause.amounts();
  const rungs: { share: number | null; distance: Rung['distance'] }[] = [];
  let shares = 0;
  for (const [at, lexeme] of clause.lexemes.entries()) {
    const share = shareAt(clause, at);
    if (share !== undefined) {
      rungs.push({ share, distance: null });
      shares++;
      continue;
    }
    const amount = amounts.find((one) => one.at === at);
    if (amount === undefined || isShareOfPosition(clause, at)) continue;
    const last = rungs[rungs.length - 1];
    if (last === undefined) return null;
    if (last.distance === null) last.distance = amount.distance;
    else rungs.push({ share: null, distance: amount.distance });
    if (lexeme.is === 'head') return null;
  }
  if (shares === 0 || rungs.length > 4 || rungs.every(({ distance }) => distance === null)) return null;
  // The size of an account's share is no step of a ladder.
  return clause.heads.some((head) => head === 'equity' || head === 'size' || head === 'risk') ? null : rungs;
}

function shareAt(clause: EditClause, at: number): number | null | undefined {
  const lexeme = clause.lexemes[at];
  if (lexeme?.is === 'part') return lexeme.share;
  if (lexeme?.is === 'unknown') return sharesInWords[lexeme.word.toLowerCase()];
  return lexeme?.is === 'number' && isShareOfPosition(clause, at) ? lexeme.value : undefined;
}

/** `50% at 4%`, `50% off at 4%`, `sell 50% at 4%`. */
function isShareOfPosition(clause: EditClause, at: number): boolean {
  const number = clause.lexemes[at];
  if (number?.is !== 'number' || number.unit !== 'percent') return false;
  const behind = clause.lexemes.slice(at + 1, at + 4);
  const link = behind.findIndex((lexeme) => lexeme.is === 'mark' && lexeme.mark === 'at');
  const amount = behind[link + 1];
  return (
    link !== -1 &&
    amount?.is === 'number' &&
    !behind.slice(0, link).some(({ is }) => is === 'number' || is === 'part')
  );
}
