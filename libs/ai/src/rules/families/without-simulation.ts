import type { Flow, FlowNode } from '@strategy-builder/domain';
import type { Plan } from '../../planner.js';
import { unsupportedReasons } from '../answers/unsupported-reasons.js';
import { barsPerYear } from '../build/bars-per-year.js';
import { GraphDraft } from '../build/graph-draft.js';
import { dataNodeName } from '../build/node-names.js';
import { explain } from '../explain/explain.js';
import type { Lexeme } from '../lex/lexeme.js';
import type { Unsupported } from '../lexicon/meaning.js';
import { isTraditional, talk } from '../lexicon/tickers.js';
import { readRequest } from '../parse/read-request.js';
import { Reader } from '../parse/reader.js';
import { withoutEnd } from '../scan/characters.js';
import { saysAny, spokenIn } from '../scan/spoken.js';
import { structuresIn } from './structures.js';
import { volatilityAsked } from './volatility-asked.js';

type Family = 'options' | 'books';

const families: Readonly<Partial<Record<Unsupported, Family>>> = {
  options: 'options',
  'volatility-surface': 'options',
  greeks: 'options',
  'market-making': 'books',
  'order-book': 'books',
};

/**
 * Options and order books: nothing here simulates contracts or quotes. What there is gets built (the prices of the
 * underlying and how much they move), everything else is named with what stands in its way; no rule is made up for it.
 */
export function planWithoutSimulation(lexemes: readonly Lexeme[], text: string, flow: Flow): Plan | null {
  const families = familiesOf(lexemes);
  if (families.size === 0 || onlyAsCondition(lexemes, text)) return null;
  const begun = pricesBegun(flow);
  if (begun !== null && changesIt(lexemes)) {
    const before = begun.description ?? '';
    return {
      status: 'plan',
      title: flow.name,
      summary: [
        explain(flow),
        'This is a beginning without rules: it trades nothing yet.',
        ...(before.startsWith(askedFor) ? [`What was told before stays noted. ${before}`] : []),
        ...reasonsFor(lexemes, text, families),
      ].join('\n'),
      commands: [
        {
          type: 'EditNode',
          id: begun.id,
          description: noted(`${before === '' ? askedFor : `${before} –`} ${text.trim()}`),
        },
      ],
      assumptions: [],
      left: clauses(lexemes, text),
      newStrategy: false,
    };
  }
  const request = placesIn(lexemes, placesOf(flow));
  const symbol = request.symbol ?? shortTicker(lexemes) ?? 'BTC/USDT';
  // "monthly" says when to trade; there are no bars of a month.
  const named = request.timeframe === '1M' ? null : request.timeframe;
  const timeframe = named ?? (families.has('options') ? '1d' : '1m');
  const empty: Flow = { ...flow, nodes: {}, edges: {} };
  const draft = new GraphDraft(empty);
  const data = draft.add(dataNodeName(symbol), {
    type: 'data',
    kind: 'price',
    label: null,
    description: noted(`${askedFor} ${text.trim()}`),
    params: {
      symbol,
      timeframe,
      ...(request.venue !== null && { exchange: request.venue }),
      ...(request.venue === null && isTraditional(symbol) && { exchange: '' }),
      ...(request.market !== null && request.market !== 'option' && { market: request.market }),
    },
    formula: null,
  });
  const asked = families.has('options') && speaksOfVolatility(lexemes, text);
  const moves = asked ? volatilityAsked(lexemes, timeframe, symbol) : null;
  const volatility =
    moves === null
      ? null
      : draft.add(`realised_volatility_${moves.period}`, {
          type: 'function',
          kind: 'realised_volatility',
          label: null,
          description: '',
          params: { period: moves.period, per_year: barsPerYear(timeframe, isTraditional(symbol)) },
          formula: null,
        });
  if (volatility !== null) draft.connect(data, 'bars', volatility, 'bars');
  const reasons = reasonsFor(lexemes, text, families);
  return {
    status: 'plan',
    title: request.name ?? titleFor(families, symbol),
    summary: [
      explain(draft.asFlow(empty)),
      'This is a beginning without rules: it trades nothing yet.',
      ...reasons,
    ].join('\n'),
    commands: draft.commandsFrom(empty),
    assumptions: [
      ...(request.symbol === null && shortTicker(lexemes) === null
        ? [{ about: 'symbol', text: `No market was named: ${symbol}.`, nodeId: data, param: 'symbol' }]
        : []),
      ...(named === null
        ? [
            {
              about: 'timeframe',
              text: `Bars of ${timeframe}: no timeframe was named.`,
              nodeId: data,
              param: 'timeframe',
            },
          ]
        : []),
      ...(moves === null || volatility === null
        ? []
        : [{ about: 'volatility', text: moves.note, nodeId: volatility }]),
    ],
    left: clauses(lexemes, text),
    newStrategy: true,
  };
}

const askedFor = 'Asked for:';

/** What a node is described by: what was asked for and cannot be simulated yet, so that later messages go on from it. */
function noted(text: string): string {
  return text.replaceAll('\n', ' ').slice(0, 500);
}

/** The prices of a flow that has no rules; null for any other. */
function pricesBegun(flow: Flow): FlowNode | null {
  const nodes = Object.values(flow.nodes);
  if (nodes.some(({ type }) => type === 'strategy')) return null;
  return nodes.find(({ kind }) => kind === 'price') ?? null;
}

/** "Make it a strangle", "an iron condor instead", "only when ...": a change of what was told before, on its market. */
function changesIt(lexemes: readonly Lexeme[]): boolean {
  if (lexemes.some(({ is }) => is === 'asset')) return false;
  return lexemes.some(
    (lexeme, at) =>
      (lexeme.is === 'edit' && lexeme.edit !== 'create') ||
      (lexeme.is === 'mark' &&
        (['instead', 'also'].includes(lexeme.mark) || (at === 0 && lexeme.mark === 'only'))) ||
      (lexeme.is === 'verb' && lexeme.verb === 'make' && at < 2),
  );
}

/** "The wheel on F": a ticker that is a word elsewhere, where only a market can stand. */
function shortTicker(lexemes: readonly Lexeme[]): string | null {
  for (const [at, lexeme] of lexemes.entries()) {
    const before = lexemes[at - 1];
    const placed = before?.is === 'mark' && ['on', 'of', 'in', 'for'].includes(before.mark);
    if (placed && lexeme.is === 'unknown' && /^[A-Z]{1,5}$/.test(lexeme.word) && !talk.has(lexeme.word))
      return lexeme.word;
  }
  return null;
}

interface Places {
  readonly symbol: string | null;
  readonly venue: string | null;
  readonly market: string | null;
  readonly timeframe: string | null;
  readonly name: string | null;
}

/** Where and on what, wherever the request says it. */
const nowhere: Places = { symbol: null, venue: null, market: null, timeframe: null, name: null };

/** Where the present flow trades, for a request that names no market itself: "make it a condor". */
function placesOf(flow: Flow): Places {
  const node = Object.values(flow.nodes).find(({ kind }) => kind === 'price');
  if (node === undefined) return nowhere;
  const text = (name: string): string | null => (node.params[name] ? String(node.params[name]) : null);
  return { ...nowhere, symbol: text('symbol'), venue: text('exchange'), timeframe: text('timeframe') };
}

function placesIn(lexemes: readonly Lexeme[], present: Places): Places {
  const places: { -readonly [Name in keyof Places]: Places[Name] } = { ...nowhere };
  for (const lexeme of lexemes) {
    if (lexeme.is === 'asset') places.symbol ??= lexeme.symbol;
    if (lexeme.is === 'venue') places.venue ??= lexeme.venue;
    if (lexeme.is === 'market') places.market ??= lexeme.market;
    // "weekly expiries" are no bars of a week.
    if (lexeme.is === 'timeframe' && lexeme.timeframe !== '1w') places.timeframe ??= lexeme.timeframe;
    if (lexeme.is === 'quoted') places.name ??= lexeme.name;
  }
  return places.symbol === null && places.venue === null
    ? { ...present, name: places.name, timeframe: places.timeframe ?? present.timeframe }
    : places;
}

function familiesOf(lexemes: readonly Lexeme[]): ReadonlySet<Family> {
  return new Set(
    lexemes.flatMap((lexeme) => {
      const family = lexeme.is === 'unsupported' ? families[lexeme.what] : undefined;
      return family === undefined ? [] : [family];
    }),
  );
}

/** "Buy BTC when the order book leans": an order on a market that is there, under a condition that is not. */
function onlyAsCondition(lexemes: readonly Lexeme[], text: string): boolean {
  const kinds = lexemes.flatMap((lexeme) => (lexeme.is === 'unsupported' ? [lexeme.what] : []));
  const asked = kinds.some((what) => families[what] !== undefined && what !== 'order-book');
  if (asked) return false;
  const described = lexemes.filter((lexeme) => lexeme.is === 'mark' && lexeme.mark === 'comma').length > 0;
  const request = readRequest(new Reader(lexemes, text));
  return request.rules.length > 0 || !described;
}

function titleFor(families: ReadonlySet<Family>, symbol: string): string {
  return families.has('options') ? `Options on ${symbol}` : `Quotes on ${symbol}`;
}

/** Whether volatility is asked for at all: "sell a straddle" does not, "when implied volatility is low" does. */
function speaksOfVolatility(lexemes: readonly Lexeme[], text: string): boolean {
  const named = (lexeme: Lexeme): boolean =>
    lexeme.is === 'unsupported'
      ? lexeme.what === 'volatility-surface'
      : lexeme.is === 'indicator' && lexeme.name === 'realised_volatility';
  return lexemes.some(named) || /\b(volatility|vol|vols|iv|implied|vega)\b/i.test(text);
}

/** What stands in the way: of the family that is asked for, and of data that no simulation has. */
function reasonsFor(lexemes: readonly Lexeme[], text: string, asked: ReadonlySet<Family>): readonly string[] {
  const kinds = lexemes.flatMap((lexeme) => (lexeme.is === 'unsupported' ? [lexeme.what] : []));
  const told = kinds.filter((what) => families[what] !== undefined || dataElsewhere.includes(what));
  const structures = asked.has('options') ? structuresIn(text) : [];
  return [...new Set([...structures, ...told.map((what) => reasonOf(what, text))])];
}

const dataElsewhere: readonly Unsupported[] = [
  'news',
  'on-chain',
  'fundamentals',
  'derivatives-data',
  'latency',
];

/** "When implied volatility is low" asks for no surface. */
function reasonOf(what: Unsupported, text: string): string {
  const ofSurface = saysAny(
    spokenIn(text),
    'svi',
    'ssvi',
    'surface*',
    'smile*',
    'skew',
    'mispric*',
    'arb',
    'arbitrage',
  );
  return what === 'volatility-surface' && !ofSurface
    ? 'Implied volatility needs an option chain, which is not in the catalogue yet. Realised volatility of a price (standard deviation, ATR) is.'
    : unsupportedReasons[what];
}

/** Every part of the request that says more than where and on what, word for word. */
function clauses(lexemes: readonly Lexeme[], text: string): readonly string[] {
  const found: string[] = [];
  let from: number | null = null;
  for (let at = 0; at <= lexemes.length; at++) {
    const lexeme = lexemes[at];
    if (lexeme !== undefined && !separates(lexeme)) {
      from ??= at;
      continue;
    }
    if (from !== null) {
      const told = lexemes.slice(from, at);
      const first = told[0];
      if (first !== undefined && told.some((one) => !places.has(one.is)))
        found.push(withoutEnd(text.slice(first.from, lexeme?.from ?? text.length).trim(), '.'));
    }
    from = null;
  }
  return [...new Set(found)].slice(0, 40);
}

function separates(lexeme: Lexeme): boolean {
  return lexeme.is === 'mark' && ['comma', 'stop', 'newline', 'bullet', 'colon'].includes(lexeme.mark);
}

/** Words that the data node takes up, or that carry nothing by themselves. */
const places: ReadonlySet<Lexeme['is']> = new Set([
  'asset',
  'venue',
  'market',
  'timeframe',
  'chart',
  'strategy',
  'edit',
  'quoted',
  'mark',
]);
