import type { Lexeme } from '../../lex/lexeme.js';
import { type EditClause, editClauses } from '../edit-clause.js';
import { baseOf, type Leg } from './leg.js';

/** Which legs a part of a follow-up is about. */
export type LegTarget =
  | { readonly is: 'all' }
  | { readonly is: 'leg'; readonly leg: Leg }
  /** `same for ETH too`: a leg more on each of these markets. */
  | { readonly is: 'new'; readonly symbols: readonly string[] }
  | { readonly is: 'gone'; readonly legs: readonly Leg[] }
  /** `the same for ETH`: beside what is there, or in its place. */
  | { readonly is: 'open'; readonly symbol: string }
  /** `cut GOOG`, where nobody trades it. */
  | { readonly is: 'absent'; readonly symbol: string };

export interface LegEdit {
  readonly target: LegTarget;
  /** What is said of them, without the words that name them. */
  readonly lexemes: readonly Lexeme[];
}

type Asset = Extract<Lexeme, { readonly is: 'asset' }>;

/** The parts of a follow-up by the legs that they are about: "add SOL and make ETH's stop 2%". */
export function readLegEdits(
  lexemes: readonly Lexeme[],
  text: string,
  legs: readonly Leg[],
): readonly LegEdit[] {
  const parts: { target: LegTarget; lexemes: Lexeme[] }[] = [];
  const clauses = listed(editClauses(lexemes, text), text);
  // "Add DOGE, drop BTC"
  const grows = clauses.some((clause) => targetOf(clause, legs, false).target.is === 'new');
  let sentence = 0;
  for (const clause of clauses) {
    const { target, named } = targetOf(clause, legs, grows);
    const rest = clause.lexemes.filter((lexeme) => !named.has(lexeme));
    const last = parts[parts.length - 1];
    const begin = clause.lexemes[0]?.from ?? 0;
    const continues =
      last !== undefined && !/[.!?;\n]/.test(text.slice(sentence, begin).replace(/\d[.,]\d/g, ''));
    sentence = clause.lexemes[clause.lexemes.length - 1]?.to ?? begin;
    const carried = target.is === 'all' && continues && last.target.is !== 'gone' && last.target.is !== 'all';
    if (last !== undefined && (carried || (target.is === 'all' && last.target.is === 'all')))
      last.lexemes.push(...between(lexemes, last.lexemes, rest), ...rest);
    else parts.push({ target, lexemes: rest });
  }
  return parts;
}

/** What parted two clauses, so that they stay apart. */
function between(
  all: readonly Lexeme[],
  before: readonly Lexeme[],
  after: readonly Lexeme[],
): readonly Lexeme[] {
  const from = before[before.length - 1]?.to;
  const to = after[0]?.from;
  if (from === undefined || to === undefined) return [];
  return all.filter((lexeme) => lexeme.is === 'mark' && lexeme.from >= from && lexeme.to <= to);
}

/** "ETH, SOL and ADA too": a list of markets is one clause. */
function listed(clauses: readonly EditClause[], text: string): readonly EditClause[] {
  const joined: EditClause[] = [];
  for (const clause of clauses) {
    const before = joined[joined.length - 1];
    const ends = before?.lexemes[before.lexemes.length - 1];
    const [first] = clause.lexemes;
    const lists =
      ends?.is === 'asset' && first?.is === 'asset' && /^[\s,]*$/.test(text.slice(ends.to, first.from));
    const tail = before !== undefined && clause.only('mark') && clause.marked('also');
    // "Add a second market, ETH, with the same rules"
    const named =
      before !== undefined && announcesMarket(before) && (first?.is === 'asset' || before.has('asset'));
    const same = clause.lexemes.find(({ is }) => is === 'unknown');
    const likewise =
      same?.is === 'unknown' && likeWords.includes(same.word.toLowerCase()) && !clause.has('asset');
    if (before !== undefined && (lists || tail || (named && (first?.is === 'asset' || likewise))))
      joined[joined.length - 1] = before.with(clause);
    else joined.push(clause);
  }
  return joined;
}

/** "Add a second market", "another coin": a market more is coming. */
function announcesMarket(clause: EditClause): boolean {
  const adds = clause.does('add') || clause.writes('another', 'second', 'additional');
  return adds && clause.lexemes.some((lexeme) => saysMarket(lexeme, clause));
}

function saysMarket(lexeme: Lexeme, { text }: EditClause): boolean {
  return ['market', 'coin', 'asset', 'symbol', 'pair', 'stock', 'ticker', 'leg'].includes(
    text.slice(lexeme.from, lexeme.to).toLowerCase(),
  );
}

function targetOf(
  clause: EditClause,
  legs: readonly Leg[],
  grows: boolean,
): { readonly target: LegTarget; readonly named: ReadonlySet<Lexeme> } {
  const all = { target: { is: 'all' }, named: new Set<Lexeme>() } as const;
  const assets = clause.all('asset').filter((asset) => isNamed(clause, asset));
  const here = assets.flatMap((asset) => legs.find((leg) => sameMarket(leg, asset)) ?? []);
  const others = assets.filter((asset) => !legs.some((leg) => sameMarket(leg, asset)));
  const place = placeOf(clause, legs);
  const named = new Set<Lexeme>(assets.flatMap((asset) => naming(clause, asset)));
  for (const lexeme of clause.lexemes) if (lexeme.is === 'leg') named.add(lexeme);
  if (place !== null && assets.length === 0) {
    if (removesOnly(clause)) return { target: { is: 'gone', legs: [place.leg] }, named };
    return { target: { is: 'leg', leg: place.leg }, named: new Set([...named, ...place.words]) };
  }
  if (assets.length === 0) return all;
  const swaps = clause.marked('instead', 'arrow', 'not') || clause.does('replace');
  if (swaps && legs.length === 1) return all;
  if (swaps) {
    const [leg] = here;
    const [other] = others;
    // "SOL instead of ETH": the leg of the one gets the other.
    if (leg !== undefined && other !== undefined) {
      const [old] = assets.filter((asset) => sameMarket(leg, asset));
      const words = clause.lexemes.filter(
        (lexeme) =>
          lexeme === old ||
          (lexeme.is === 'mark' &&
            ['instead', 'with', 'by', 'for', 'to', 'not', 'arrow', 'comma'].includes(lexeme.mark)) ||
          (lexeme.is === 'edit' && lexeme.edit === 'replace'),
      );
      return { target: { is: 'leg', leg }, named: new Set(words) };
    }
    if (here.length === 0) return all;
  }
  const [first] = others;
  // "Remove the VIX part": what is said of it, as it is not traded.
  if (first !== undefined && here.length === 0 && removesOnly(clause) && namesCondition(clause)) return all;
  // "And cut GOOG", which is not traded.
  if (first !== undefined && here.length === 0 && removesOnly(clause) && !clause.marked('also'))
    return { target: { is: 'absent', symbol: first.symbol }, named };
  // "ETH only"
  const alone = clause.marked('only') && clause.only('mark', 'asset', 'leg', 'unknown', 'verb', 'filler');
  if (first === undefined && alone && legs.length > 1)
    return { target: { is: 'gone', legs: legs.filter((leg) => !here.includes(leg)) }, named };
  if (first === undefined) {
    if (legs.length < 2 && !(grows && removesOnly(clause))) return { ...all, named: new Set() };
    if (removesOnly(clause)) return { target: { is: 'gone', legs: here }, named };
    const [leg, ...more] = here;
    if (leg === undefined || more.length > 0)
      return { target: { is: 'all' }, named: new Set(more.length + 1 === legs.length ? named : []) };
    return { target: { is: 'leg', leg }, named };
  }
  // "The same thing on SOL" moves the strategy there.
  const moves = clause.writes('thing', 'strategy', 'but');
  const same = !moves && clause.says(...likeWords);
  const adds =
    clause.marked('also') ||
    (followsOn(clause) &&
      clause.only('mark', 'asset', 'number', 'market', 'venue', 'unknown', 'filler', 'leg')) ||
    clause.says('another', 'include') ||
    (clause.does('add') && addsMarket(clause)) ||
    announcesMarket(clause) ||
    here.length > 0;
  if (adds) {
    const words = new Set<Lexeme>([...named, ...clause.lexemes.filter((lexeme) => saysToo(lexeme, clause))]);
    return { target: { is: 'new', symbols: others.map(({ symbol }) => symbol) }, named: words };
  }
  const behind = clause.lexemes[clause.lexemes.indexOf(first) + 1];
  const owns = behind?.is === 'action' && clause.lexemes[0] === first;
  const owned =
    owns || (clause.lexemes[clause.lexemes.indexOf(first) + 1]?.is === 'head' && !clause.marked('with'));
  // One new market for all of several legs is no change that anybody means.
  // "BTC on Mondays though", where BTC is not traded.
  const apart = clause.lexemes[0] === first && clause.has('weekdays', 'nth-day');
  if (same || owned || apart || forMarket(clause, first) || legs.length > 1)
    return { target: { is: 'open', symbol: first.symbol }, named };
  return all;
}

/** "And 100 in BND": the message goes on from the one before. */
function followsOn(clause: EditClause): boolean {
  const first = clause.lexemes[0]?.from ?? 0;
  const said = clause.text.slice(0, first).trim() || clause.text.slice(0, 4);
  const word = said.replace(/\W/g, '').toLowerCase();
  return word === '' ? /[+&]/.test(said) : ['and', 'plus', 'und', 'y', 'et'].includes(word);
}

/** "For ETH use 25", "use 21 for ETH". */
function forMarket(clause: EditClause, asset: Asset): boolean {
  const before = clause.lexemes[clause.lexemes.indexOf(asset) - 1];
  return before?.is === 'mark' && before.mark === 'for' && clause.has('number', 'head', 'indicator');
}

/** "Add SOL", "add a SOL leg"; not "add a stop to SOL". */
function addsMarket(clause: EditClause): boolean {
  const at = clause.lexemes.findIndex((lexeme) => lexeme.is === 'edit' && lexeme.edit === 'add');
  const [next, second] = clause.lexemes.slice(at + 1, at + 3);
  return next?.is === 'asset' || (next?.is === 'unknown' && second?.is === 'asset');
}

function saysToo(lexeme: Lexeme, clause: EditClause): boolean {
  if (saysMarket(lexeme, clause)) return true;
  if (lexeme.is === 'mark') return lexeme.mark === 'also';
  if (lexeme.is === 'edit')
    return lexeme.edit === 'add' || /^apply$/i.test(clause.text.slice(lexeme.from, lexeme.to));
  if (lexeme.is === 'strategy') return true;
  if (lexeme.is === 'unknown') return sameWords.has(lexeme.word.toLowerCase());
  // "do the same", "trade it on ETH too"
  return (
    lexeme.is === 'verb' &&
    (lexeme.verb === 'make' ||
      /^(do|trade|run|use|apply|hold|works?)$/i.test(clause.text.slice(lexeme.from, lexeme.to)))
  );
}

/** "The same" in the languages that are understood. */
const likeWords: readonly string[] = [
  ...['same', 'likewise', 'ditto', 'duplicate', 'copy', 'clone', 'mirror', 'dasselbe', 'gleiche', 'genauso'],
  ...['mismo', 'igual', 'pareil', 'même', 'stesso', 'mesmo', 'hetzelfde', 'samo'],
];

const sameWords: ReadonlySet<string> = new Set([
  ...likeWords,
  ...['same', 'likewise', 'ditto', 'duplicate', 'copy', 'clone', 'another', 'include', 'do', 'everything'],
  ...[
    'try',
    'give',
    'run',
    'put',
    'rules',
    'thing',
    'setup',
    'as',
    'well',
    'second',
    'third',
    'please',
    'apply',
  ],
]);

function sameMarket(leg: Leg, asset: Asset): boolean {
  return baseOf(leg.symbol) === baseOf(asset.symbol);
}

/** Whether a market is named as what is traded, not as what a condition reads. */
function isNamed(clause: EditClause, asset: Asset): boolean {
  const at = clause.lexemes.indexOf(asset);
  const before = clause.part(0, at);
  if (before.lexemes.length === 0) return !readsOn(clause, at);
  if (before.marked('when', 'unless', 'until') || before.has('compare', 'side')) return false;
  if (before.marked('only') && readsOn(clause, at)) return false;
  return true;
}

/** "BTC above its 200 SMA": a condition on the market. */
function readsOn(clause: EditClause, at: number): boolean {
  const next = clause.lexemes[at + 1];
  return next?.is === 'side' || next?.is === 'compare' || (next?.is === 'verb' && next.verb === 'cross');
}

/** The market, and "for", "on", "only" around it. */
function naming(clause: EditClause, asset: Asset): readonly Lexeme[] {
  const at = clause.lexemes.indexOf(asset);
  const words: Lexeme[] = [asset];
  const before = clause.lexemes[at - 1];
  if (
    before?.is === 'mark' &&
    ['for', 'on', 'of', 'in', 'to', 'from', 'with', 'and', 'comma', 'only', 'at'].includes(before.mark)
  )
    words.push(before);
  const only = clause.lexemes[at - 2];
  if (before?.is === 'mark' && only?.is === 'mark' && only.mark === 'only') words.push(only);
  const behind = clause.lexemes[at + 1];
  if (behind?.is === 'mark' && behind.mark === 'only') words.push(behind);
  return words;
}

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];
const numbered =
  /\b(?:(first|second|third|fourth|fifth|sixth|1st|2nd|3rd|4th|5th|last|other) (?:one|leg|market|coin|asset|strategy|symbol|pair|ticker)|leg (?:number )?(\d|one|two|three))\b/;

/** "The second one", "leg 2". */
function placeOf(
  clause: EditClause,
  legs: readonly Leg[],
): { readonly leg: Leg; readonly words: readonly Lexeme[] } | null {
  if (legs.length < 2) return null;
  const found = numbered.exec(clause.words);
  if (found === null) return null;
  const [, ordinal, number] = found;
  const place =
    ordinal === 'last' || (ordinal === 'other' && legs.length === 2)
      ? legs.length - 1
      : ordinal !== undefined
        ? Math.max(ordinals.indexOf(ordinal), /^\d/.test(ordinal) ? Number(ordinal[0]) - 1 : -1)
        : ['1', '2', '3'].includes(number ?? '')
          ? Number(number) - 1
          : ['one', 'two', 'three'].indexOf(number ?? '');
  const leg = legs[place];
  const begin = (clause.lexemes[0]?.from ?? 0) + found.index;
  const words = clause.lexemes.filter(({ from, to }) => from >= begin && to <= begin + found[0].length);
  return leg === undefined ? null : { leg, words };
}

/** "Drop ETH", "remove the second one", "without SOL", "no ETH any more". */
function removesOnly(clause: EditClause): boolean {
  const says =
    clause.does('remove') ||
    clause.says('drop', 'without', 'skip', 'kick', 'forget', 'ditch', 'cut', 'bin', 'dump', 'axe', 'scrap') ||
    clause.marked('not') ||
    clause.writes('cut', 'dump', 'bin', 'axe') ||
    (clause.writes('take', 'kick', 'leave', 'throw') && clause.writes('off', 'out'));
  return (
    says &&
    clause.only(
      'edit',
      'mark',
      'asset',
      'leg',
      'unknown',
      'strategy',
      'filler',
      'number',
      'action',
      'verb',
      'market',
    ) &&
    !clause.marked('when')
  );
}

function namesCondition(clause: EditClause): boolean {
  return (
    clause.has('filter') ||
    clause.writes('part', 'condition', 'conditions', 'rule', 'requirement', 'check', 'clause')
  );
}
