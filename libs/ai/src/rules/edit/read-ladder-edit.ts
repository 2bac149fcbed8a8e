import type { EditClause } from './edit-clause.js';
import type { EditWord, Rung } from './edit-word.js';

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
