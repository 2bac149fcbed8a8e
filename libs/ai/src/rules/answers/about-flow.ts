import { type Flow, findKind } from '@strategy-builder/domain';
import { explain } from '../explain/explain.js';

/** Respects in which a flow is asked about, and the sentences of its explanation that answer. */
const respects: readonly {
  readonly words: RegExp;
  readonly sentences: RegExp;
  /** What to say where no sentence is there. */
  readonly none: string;
  /** Why it may be there although nobody asked for it. */
  readonly why?: string;
}[] = [
  {
    words: /\b(stop|stops|stoploss|stop loss)\b/,
    sentences: /^(Stop loss|No stop loss|Trailing stop)/,
    none: 'There is no stop.',
    why: 'Where a new strategy names no stop, one 5% from the entry is assumed, so that no position loses without bound; say "no stop" to do without, or name another distance.',
  },
  {
    words: /\b(target|targets|take profit|profit target|tp)\b/,
    sentences: /^Take profit/,
    none: 'There is no take profit.',
    why: 'A target is built when one is named: "take profit 10%".',
  },
  {
    words: /\b(leverage)\b/,
    sentences: /^Leverage/,
    none: 'There is no leverage.',
    why: 'Leverage is built when it is named: "use 2x leverage".',
  },
  {
    words: /\b(short|shorts|shorting|long only|long-only|only long|longs only)\b/,
    sentences: /^(Go short|Close short)/,
    none: 'It never goes short: it only buys and closes what was bought. Say "add shorts" for the other side.',
    why: 'Short rules are built where a request asks for them: "add shorts" mirrors the long ones.',
  },
  {
    words:
      /\bhow long (does|do|will|would|are|is|can) (it|this|each|every|the position|positions|trades|they)\b/,
    sentences: /^(Close|Exit after|Stop loss|Trailing stop|Take profit)/,
    none: 'There is no time exit and no exit rule.',
  },
  {
    words: /\b(exit|exits|exiting|out|close|closes|closed|closing|sell|sells|cover|covers|leave|leaves)\b/,
    sentences:
      /^(Close|No exit rule|Stop loss|No stop loss|Trailing stop|Take profit|Exit after|Maximum drawdown)/,
    none: 'There is no exit rule.',
    why: 'Where a new strategy names no exit, the position closes when the entry turns round.',
  },
  {
    words:
      /\b(enter|enters|entry|entries|buy|buys|open|opens|get in|gets in|go long|goes long|go short|goes short)\b/,
    sentences: /^(Buy|Go short|There is no entry)/,
    none: 'There is no entry rule yet.',
  },
  {
    words: /\b(size|sizes|sized|big|large|how much|allocation|stake|risk|equity|position|positions)\b/,
    sentences: /^(Position size|No position size|Risk |Leverage|Add to)/,
    none: 'There is no position size.',
    why: 'Where a new strategy names no size, each position takes 10% of equity.',
  },
  {
    words: /\b(market|symbol|coin|asset|exchange|binance|timeframe|time frame|chart|daily|bars|candles)\b/,
    sentences: /^(Trade |It also reads)/,
    none: 'There is no market yet.',
    why: 'Where a new strategy names no timeframe, bars of a day are assumed; where it names no exchange, the prices of binance.',
  },
];

const openings: ReadonlySet<string> = new Set([
  ...['when', 'how', 'what', 'whats', 'where', 'which', 'does', 'do', 'has', 'at', 'on', 'under'],
  ...['is', 'tell', 'show', 'remind'],
]);
const asides: ReadonlySet<string> = new Set(['and', 'so', 'ok', 'but', 'hey', '']);

function opens(asked: string): boolean {
  const [first = '', second = ''] = asked.split(/[^a-z]+/).filter((word) => !asides.has(word));
  // "Do the same on the short side" asks for it.
  if (first === 'do')
    return ['i', 'we', 'you', 'they', 'these', 'those', 'trades', 'positions'].includes(second);
  if (first === 'is') return ['there', 'it', 'this'].includes(second);
  if (first === 'tell' || first === 'show' || first === 'remind') return second === 'me';
  if (['at', 'on', 'under'].includes(first)) return second === 'what' || second === 'which';
  return openings.has(first);
}

const itself =
  /\b(it|each trade|each position|every trade|trades|positions|this|that one|strategy|flow|bot|system|its|my|the|we)\b/;
const otherwise =
  /\b(should|shall|will|would|could|can|if|predict|recommend|better|good|profitable|mean|means|a|an|tomorrow)\b/;

/** "When exactly does this one get out?": the sentences of a flow's explanation that say it; null for another question. */
export function answerAboutFlow(text: string, flow: Flow): string | null {
  if (Object.keys(flow.nodes).length === 0 || text.length > 200) return null;
  const asked = text.trim().toLowerCase();
  const about = asked
    .replace(/\bwould (make|cause|get|let) it\b/g, 'makes it')
    .replace(/\b(of|in|have|has|hold|holding) an? (trade|position)\b/g, '')
    .replace(/\b(have|has|use|uses|is there) an? /g, '');
  const wonders =
    /^\W*(and |but |so )?(why|how come|what for|how is it that|warum|wieso|weshalb|pourquoi|por que|por qué|perch[eé])\b/.test(
      asked,
    );
  if (wonders) return whyOf(asked, flow);
  if (
    !opens(asked) ||
    !(itself.test(asked) || asked.includes('is there') || /^(remind|tell|show) me\b/.test(asked)) ||
    otherwise.test(about) ||
    /\d/.test(asked)
  )
    return null;
  const respect = respects.find(({ words }) => words.test(about));
  if (respect === undefined) return null;
  const told = toldOf(flow, respect);
  if (!told.some((sentence) => respect.sentences.test(sentence))) return respect.none;
  const rules = told.some((sentence) => /^(Close|Buy|Go short)/.test(sentence));
  return [
    ...told,
    ...(rules ? ['Rules are decided at the close of a bar; their orders fill at the open of the next.'] : []),
  ].join('\n');
}

function toldOf(flow: Flow, { sentences }: (typeof respects)[number]): readonly string[] {
  return explain(flow)
    .split('\n')
    .filter((sentence) => sentences.test(sentence) || /^Leg \d/.test(sentence));
}

/** "Why is there a stop?", "why 10%?": what is there, and what is assumed where nothing is said; null for another question. */
function whyOf(asked: string, flow: Flow): string | null {
  const respect = respects.find(({ words, why }) => why !== undefined && words.test(asked));
  if (/\b(should|would|better|good)\b/.test(asked)) return null;
  if (respect?.why === undefined) return whyOfIndicator(asked, flow);
  const told = toldOf(flow, respect);
  const there = told.some((sentence) => respect.sentences.test(sentence));
  return [...(there ? told : [respect.none]), respect.why, ...againstAnother(asked)].join('\n');
}

/** "Why RSI 14?": where the length comes from when nobody has named one. */
function whyOfIndicator(asked: string, flow: Flow): string | null {
  const said = new Set(asked.split(/[^a-z0-9]+/));
  const node = Object.values(flow.nodes).find(({ type, kind }) => type === 'function' && said.has(kind));
  const kind = node === undefined ? undefined : findKind('function', node.kind);
  if (node === undefined || kind === undefined || !/\d|\b(length|period|periods|long)\b/.test(asked))
    return null;
  const name = node.kind.toUpperCase();
  const numbers = kind.params.map(
    ({ title, name: param }) => `${title.toLowerCase()} ${String(node.params[param])}`,
  );
  const usual = kind.params.map((param) => String(param.default)).join(', ');
  return [
    `${node.label ?? node.id}: ${numbers.join(', ')}.`,
    `Where a request names no numbers for ${name}, the usual ones are taken: ${usual}. Others can be told, as in "change ${name} to ${String(Number(kind.params[0]?.default ?? 14) * 2)}".`,
    ...againstAnother(asked),
  ].join('\n');
}

/** "... and not 2%?": which of two numbers is better nobody knows beforehand. */
function againstAnother(asked: string): readonly string[] {
  return /\bnot\b|\brather than\b|\binstead of\b/.test(asked) && /\d/.test(asked)
    ? [
        'Another choice can be told at any time; which one suits the market, simulations of both on the same data show.',
      ]
    : [];
}
