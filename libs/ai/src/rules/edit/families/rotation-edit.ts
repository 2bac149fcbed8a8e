import type { Expression } from '@strategy-builder/language';
import { capital } from '../../capital.js';
import { readEscape } from '../../families/rotation/read-escape.js';
import type { Lexeme } from '../../lex/lexeme.js';
import { tradingDays } from '../../lexicon/tickers.js';
import { Reader } from '../../parse/reader.js';
import { type Condition, seriesOf } from '../../request/expression.js';
import { type Applied, done, unclear } from '../applied.js';
import type { FlowEditor } from '../flow-editor.js';
import { numberOf, portOf, readRuleLines, visit } from '../rule-lines.js';
import { seriesOfNode } from '../series-of-node.js';
import { andTerms, isCalendar } from '../terms.js';
import type { FamilyEdit } from './family-edit.js';
import {
  addLeg,
  type Leg,
  type Ranking,
  removeChain,
  removeMarket,
  rewrite,
  setShare,
} from './ranking-legs.js';
import { type RankingWords, readRankingWords } from './ranking-words.js';

/** `top 2 instead`, `use 60 days`, `leave LINK out`, for a flow that ranks markets against each other. */
export function readRotationEdit(
  editor: FlowEditor,
  lexemes: readonly Lexeme[],
  text: string,
): FamilyEdit | null {
  if (editor.legs.length < 2) return null;
  const ranking = rankingOf(editor);
  if (ranking === null) return null;
  const gate = takeGate(lexemes, text);
  const { words, taken } = readRankingWords(gate?.rest ?? lexemes, tradingDays(ranking.legs[0]?.symbol));
  const says = words.count ?? words.length ?? words.by ?? words.every ?? gate;
  if (says === null && words.out.size === 0 && words.into.size === 0) return null;
  return {
    taken: [...taken, ...(gate?.taken ?? [])],
    apply: () => applyRotation(editor, ranking, words, gate),
  };
}

/** A condition under which anything is held, with the words that say it. */
interface Gate {
  readonly holds: Condition;
  readonly words: string;
  readonly taken: readonly Lexeme[];
  readonly rest: readonly Lexeme[];
}

/**
 * "Hold nothing if BTC is under its 100 day average", "only hold those above their 200 day average": what must hold of one
 * market, or of each, for any of them to be held.
 */
function takeGate(lexemes: readonly Lexeme[], text: string): Gate | null {
  const reader = new Reader(lexemes, text);
  for (let at = 0; at < lexemes.length; at++) {
    reader.at = at;
    const found = reader.tryRead(() => readEscape(reader, '1d'));
    const barrier = found?.barrier;
    if ((barrier?.is !== 'away' && barrier?.is !== 'failing') || found?.refuge !== null) continue;
    const { when } = barrier;
    return {
      holds: when.kind === 'not' ? when.of : { kind: 'not', of: when },
      words: capital(text.slice(lexemes[at]?.from, lexemes[reader.at - 1]?.to)),
      taken: lexemes.slice(at, reader.at),
      rest: [...lexemes.slice(0, at), ...lexemes.slice(reader.at)],
    };
  }
  return null;
}

function rankingOf(editor: FlowEditor): Ranking | null {
  const { draft } = editor;
  const legs = editor.legs.flatMap((rules): readonly Leg[] => {
    const data = draft.edgesInto(rules).find(({ targetPort }) => targetPort === 'bars')?.source;
    const symbol = data === undefined ? undefined : draft.nodes.get(data)?.params.symbol;
    return data === undefined || typeof symbol !== 'string' ? [] : [{ symbol, data, rules }];
  });
  const [first] = legs;
  const line = readRuleLines(draft.nodes.get(first?.rules ?? '')?.formula ?? '')?.get('enter_long');
  if (first === undefined || line === undefined || legs.length !== editor.legs.length) return null;
  const compared: { readonly own: string; readonly other: string; readonly best: boolean }[] = [];
  let least: number | null = null;
  let positive = false;
  visit(line, (part) => {
    if (part.kind !== 'binary') return;
    const own = portOf(part.left);
    const other = portOf(part.right);
    const alike = own !== null && draft.nodes.get(own)?.kind === draft.nodes.get(other ?? '')?.kind;
    if (alike && other !== null && (part.operator === '>' || part.operator === '<'))
      compared.push({ own, other, best: part.operator === '>' });
    if (part.operator === '>=' && part.left.kind === 'binary') least = numberOf(part.right);
    if (part.operator === '>=' && part.left.kind === 'call') least = numberOf(part.right);
    if (part.operator === '>' && own !== null && numberOf(part.right) === 0) positive = true;
  });
  const [one] = compared;
  const measure = draft.nodes.get(one?.own ?? '');
  if (one === undefined || measure === undefined || compared.length !== legs.length - 1) return null;
  const by = seriesOfNode(measure);
  if (by === null) return null;
  return {
    legs,
    count: least === null ? 1 : legs.length - 1 - least + 1,
    by,
    measures: [...new Set(compared.flatMap(({ own, other }) => [own, other]))],
    best: one.best,
    positive,
    gate: null,
    guarded: andTerms(line).some((term) => !isCalendar(term) && !ranksOrRises(term, compared)),
    schedule: andTerms(line).filter(isCalendar),
  };
}

function applyRotation(
  editor: FlowEditor,
  ranking: Ranking,
  words: RankingWords,
  gate: Gate | null,
): Applied {
  const same = (symbol: string, other: string): boolean =>
    symbol === other || symbol.split('/')[0] === other.split('/')[0];
  const unknown = [...words.out].filter((symbol) => !ranking.legs.some((leg) => same(leg.symbol, symbol)));
  const held = ranking.legs.map(({ symbol }) => symbol);
  if (unknown.length > 0)
    return unclear(
      `${unknown.join(', ')} is not among the markets that are ranked (${held.join(', ')}). Which one should go?`,
      held.slice(0, 4).map((symbol) => `drop ${symbol}`),
    );
  const gone = ranking.legs.filter((leg) => [...words.out].some((symbol) => same(leg.symbol, symbol)));
  const kept = ranking.legs.filter((leg) => !gone.includes(leg));
  const added = [...words.into].filter((symbol) => !held.some((other) => same(other, symbol)));
  const total = kept.length + added.length;
  const count = words.count ?? ranking.count;
  if (count >= total || count < 1)
    return unclear(
      `There would be ${total} markets to rank, and ${count} of them held. How many should be held?`,
      [1, 2, 3].filter((number) => number < total).map((number) => `hold the top ${number}`),
    );
  // "Rank by 90 day return" where returns rank already: another length.
  if (words.by?.name === ranking.by.name) words.by = null;
  const by = words.by ?? ranking.by;
  if (words.by === null && words.length !== null && !setLookback(editor, ranking, words.length))
    return unclear('The measure of the ranking has no length to change. By which measure should be ranked?', [
      'rank by 90 day return',
    ]);
  const length = words.by === null ? by.params : [words.length];
  const measure = { ...by, params: words.length === null ? length : [words.length, ...by.params.slice(1)] };
  const reshaped =
    gone.length > 0 ||
    added.length > 0 ||
    count !== ranking.count ||
    words.by !== null ||
    words.every !== null ||
    gate !== null;
  const [foreign] = gate === null ? [] : assetsOf(gate.holds).filter((symbol) => !held.includes(symbol));
  if (foreign !== undefined)
    return unclear(
      `${foreign} is not among the markets that are ranked (${held.join(', ')}), so what is said of it has to be told with the whole ranking. Should one of them decide?`,
      held.slice(0, 3).map((symbol) => `hold nothing if ${symbol} is under its 100 day average`),
    );
  if (reshaped && ranking.guarded)
    return unclear(
      'These markets are held under a condition beside the ranking, which this change would lose. How should the whole ranking read, with its condition?',
      [`Each month hold the top ${ranking.count} of ${held.join(', ')} by 90 day return`],
    );
  if (reshaped) {
    for (const leg of gone) removeChain(editor, leg.rules);
    const legs = [...kept, ...added.map((symbol) => addLeg(editor, kept[0] ?? ranking.legs[0], symbol))];
    const share = Math.floor((100 / count) * 100) / 100;
    const before = Math.floor((100 / ranking.count) * 100) / 100;
    for (const leg of legs) {
      rewrite(editor, leg, legs, { ...ranking, by: measure, count, gate: gate?.holds ?? null }, words.every);
      if (count !== ranking.count) setShare(editor, leg.rules, before, share);
    }
    for (const leg of gone) removeMarket(editor, leg.data);
  }
  if (count !== ranking.count) editor.done.push(`${count} of ${total} markets are held.`);
  if (gone.length > 0) editor.done.push(`${gone.map(({ symbol }) => symbol).join(', ')} left out.`);
  if (added.length > 0) editor.done.push(`${added.join(', ')} taken in.`);
  if (gate !== null) editor.done.push(`${gate.words}: looked at on each day of the ranking.`);
  if (words.every !== null) editor.done.push(`They are ranked anew each ${words.every}.`);
  if (words.by !== null) editor.done.push(`They are ranked by ${words.by.name.replaceAll('_', ' ')}.`);
  if (words.length !== null) editor.done.push(`The ranking looks back ${words.length} bars.`);
  const already = [...words.into].filter((symbol) => !added.includes(symbol));
  if (already.length > 0) editor.done.push(`${already.join(', ')} is ranked already.`);
  return done;
}

/** Whether a term ranks measures, or asks that one is above zero, which is kept with the ranking. */
function ranksOrRises(
  term: Expression,
  compared: readonly { readonly own: string; readonly other: string }[],
): boolean {
  let known = false;
  visit(term, (part) => {
    if (part.kind !== 'binary') return;
    const own = portOf(part.left);
    const other = portOf(part.right);
    known ||= compared.some((one) => one.own === own && (one.other === other || numberOf(part.right) === 0));
  });
  return known;
}

function assetsOf(condition: Condition): readonly string[] {
  return seriesOf(condition).flatMap((part) => {
    const asset = part.kind === 'field' || part.kind === 'indicator' ? part.asset : null;
    return asset === null ? [] : [asset];
  });
}

function setLookback(editor: FlowEditor, ranking: Ranking, length: number): boolean {
  for (const id of ranking.measures) {
    if (typeof editor.draft.nodes.get(id)?.params.period !== 'number') return false;
    editor.setParams(id, { period: length });
  }
  return true;
}
