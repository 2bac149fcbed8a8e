import type { Flow } from '@strategy-builder/domain';
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
  },
  {
    words: /\b(short|shorts|shorting|long only|long-only|only long|longs only)\b/,
    sentences: /^(Go short|Close short)/,
    none: 'It never goes short: it only buys and closes what was bought. Say "add shorts" for the other side.',
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
  ...['is', 'tell', 'show'],
]);
const asides: ReadonlySet<string> = new Set(['and', 'so', 'ok', 'but', 'hey', '']);

function opens(asked: string): boolean {
  const [first = '', second = ''] = asked.split(/[^a-z]+/).filter((word) => !asides.has(word));
  if (first === 'is') return ['there', 'it', 'this'].includes(second);
  if (first === 'tell' || first === 'show') return second === 'me';
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
    !(itself.test(asked) || asked.includes('is there')) ||
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
  if (respect?.why === undefined || /\b(should|would|better|good)\b/.test(asked)) return null;
  const told = toldOf(flow, respect);
  const there = told.some((sentence) => respect.sentences.test(sentence));
  return [...(there ? told : [respect.none]), respect.why].join('\n');
}
