import { findKind, type Params, slug } from '@strategy-builder/domain';
import { describeFormula } from '@strategy-builder/language';
import { barsIn, hasBars, timeframeMinutes } from '../lex/timeframes.js';
import type { Comparison } from '../lexicon/meaning.js';
import { tradingDays } from '../lexicon/tickers.js';
import {
  type Condition,
  type IndicatorSeries,
  mapSeries,
  type Series,
  type Span,
} from '../request/expression.js';
import { marketOf } from '../request/market.js';
import { GraphDraft } from './graph-draft.js';
import { kindOf, outOfRange, outputOf, paramsOf } from './indicator-nodes.js';

/** How tightly a piece of formula binds, loosest first; a looser piece in a tighter place gets parentheses. */
const tightness = { or: 1, and: 2, not: 3, comparison: 4, sum: 5, product: 6, sign: 7, atom: 8 } as const;

interface Piece {
  readonly text: string;
  readonly binds: number;
}

const atom = (text: string): Piece => ({ text, binds: tightness.atom });

/** A choice of the catalogue's default that the request left open. */
export interface DefaultedParams {
  readonly nodeId: string;
  readonly unstated: readonly string[];
}

/** A part of a request that the formula language cannot hold; carries the sentence that says why. */
export class NotExpressible extends Error {}

/** What the market and bars of a strategy are. */
export interface Ground {
  readonly dataNode: string;
  readonly timeframe: string;
  /** What the ids of its own indicators begin with, where several markets have indicators of their own. */
  readonly prefix?: string | null;
}

/**
 * Puts conditions onto a graph: each indicator becomes a function node (shared when kind, numbers and source are the
 * same), each condition a line of formula that names those nodes.
 */
export class ConditionCompiler {
  readonly defaulted: DefaultedParams[] = [];
  /** Ports of the strategy node that the compiled lines read: port → source node and output. */
  readonly ports = new Map<string, { readonly source: string; readonly sourcePort: string }>();

  constructor(
    private readonly draft: GraphDraft,
    private readonly ground: Ground,
    private readonly dataNodeOf: (asset: string) => string,
    /** `nodes`: an indicator becomes a node of its own; `inline`: it is written into the formula unless a node is there. */
    private readonly style: 'nodes' | 'inline' = 'nodes',
  ) {}

  /** The formula of a condition, for the strategy node. */
  formula(condition: Condition): string {
    return this.condition(condition).text;
  }

  private condition(condition: Condition): Piece {
    switch (condition.kind) {
      case 'compare':
        return this.comparison(condition.left, condition.op, condition.right);
      case 'cross': {
        const name = condition.direction === 'above' ? 'crosses_above' : 'crosses_below';
        return atom(`${name}(${this.series(condition.left).text}, ${this.series(condition.right).text})`);
      }
      case 'all':
      case 'any': {
        const binds = condition.kind === 'all' ? tightness.and : tightness.or;
        const word = condition.kind === 'all' ? ' and ' : ' or ';
        const terms = condition.terms.map((term) => bracketed(this.condition(term), binds));
        // "Golden cross: long when SMA 50 crosses above SMA 200" says one thing twice.
        return { text: [...new Set(terms)].join(word), binds };
      }
      case 'count': {
        const ones = condition.terms.map((term) => `if(${this.condition(term).text}, 1, 0)`);
        return { text: `${ones.join(' + ')} >= ${condition.least}`, binds: tightness.comparison };
      }
      case 'not':
        return {
          text: `not ${bracketed(this.condition(condition.of), tightness.not)}`,
          binds: tightness.not,
        };
      case 'streak':
        return this.counted(condition.of, condition.span, 'every');
      case 'within':
        return this.counted(condition.of, condition.span, 'some', condition.least);
      case 'change':
        return this.change(condition);
      case 'flag':
        return this.series(condition.of);
      case 'written':
        return this.written(condition.formula);
    }
  }

  private comparison(left: Series, op: Comparison, right: Series): Piece {
    const from = bracketed(this.series(left), tightness.sum);
    const to = bracketed(this.series(right), tightness.sum);
    return { text: `${from} ${op} ${to}`, binds: tightness.comparison };
  }

  /** A condition on each bar, or on one bar, of the last n: counted as ones. */
  private counted(of: Condition, span: Span, how: 'every' | 'some', least = 1): Piece {
    const bars = this.bars(span);
    const inner = this.condition(of);
    if (bars === 1) return inner;
    const count = `sum(if(${inner.text}, 1, 0), ${bars})`;
    const some = least === 1 ? `${count} > 0` : `${count} >= ${least}`;
    return { text: how === 'every' ? `${count} == ${bars}` : some, binds: tightness.comparison };
  }

  private change(condition: Extract<Condition, { readonly kind: 'change' }>): Piece {
    const bars = condition.span === null ? 1 : this.bars(condition.span);
    const close = condition.of.kind === 'field' && condition.of.field === 'close';
    const asset = condition.of.kind === 'field' ? condition.of.asset : null;
    const timeframe = condition.of.kind === 'field' ? condition.of.timeframe : null;
    const series: IndicatorSeries = {
      kind: 'indicator',
      name: 'roc',
      params: [bars],
      output: null,
      of: close ? null : condition.of,
      asset,
      timeframe,
    };
    const roc = this.series(series).text;
    return {
      text:
        condition.direction === 'up' ? `${roc} >= ${condition.percent}` : `${roc} <= ${-condition.percent}`,
      binds: tightness.comparison,
    };
  }

  private series(series: Series): Piece {
    switch (series.kind) {
      case 'number':
        return series.value < 0
          ? { text: String(series.value), binds: tightness.sign }
          : atom(plainNumber(series.value));
      case 'field': {
        const size = this.barSize(series.timeframe);
        if (series.asset === null) {
          this.useBars();
          return atom(`${series.field}${size}`);
        }
        const node = this.dataNodeOf(series.asset);
        if (node === this.ground.dataNode) {
          this.useBars();
          return atom(`${series.field}${size}`);
        }
        this.ports.set(node, { source: node, sourcePort: 'bars' });
        return atom(`${node}.${series.field}${size}`);
      }
      case 'indicator':
        return this.indicator(series);
      case 'previous':
        if (series.closed === true && namesBars(series.of)) return this.series(series.of);
        return atom(`prev(${this.series(series.of).text}, ${this.bars(series.span)})`);
      case 'extreme': {
        if (series.span === null) return this.series(series.of);
        const name = series.extreme === 'high' ? 'highest' : 'lowest';
        // "Its 52 week high" on bars of minutes: a window so long is one of days.
        const { of, span } = series;
        const long = barsIn(span.value, span.unit, this.ground.timeframe) > 10_000;
        if (long && of.kind === 'field' && of.timeframe === null)
          return atom(
            `${name}(${this.series({ ...of, timeframe: '1d' }).text}, ${barsIn(span.value, span.unit, '1d')})`,
          );
        return atom(`${name}(${this.series(series.of).text}, ${this.bars(series.span)})`);
      }
      case 'ratio': {
        const node = this.ratioNode(series);
        this.ports.set(node, { source: node, sourcePort: 'value' });
        return atom(node);
      }
      case 'premium': {
        const node = this.premiumNode(series.of, series.over);
        this.ports.set(node, { source: node, sourcePort: 'value' });
        return atom(node);
      }
      case 'clock':
        this.useBars();
        return atom(`${series.of}()`);
      case 'absolute':
        return atom(`abs(${this.series(series.of).text})`);
      case 'arithmetic': {
        const product = series.op === '*' || series.op === '/';
        const binds = product ? tightness.product : tightness.sum;
        const left = bracketed(this.series(series.left), binds);
        const right = bracketed(this.series(series.right), binds + 1);
        return { text: `${left} ${series.op} ${right}`, binds };
      }
      case 'written':
        return this.written(series.formula);
    }
  }

  private indicator(series: IndicatorSeries): Piece {
    const output = outputOf(series);
    if (series.name === 'ichimoku' && output === 'cloud') throw new NotExpressible('the cloud is two lines');
    if (this.style === 'inline' && this.presentNode(series) === null) return this.inlined(series, output);
    const node = this.indicatorNode(series);
    const port = node;
    const known = this.ports.get(port);
    if (known === undefined) this.ports.set(port, { source: node, sourcePort: output ?? 'value' });
    return atom(output === null ? port : `${port}.${output}`);
  }

  /** A node that already computes this indicator. */
  private presentNode(series: IndicatorSeries): string | null {
    if (series.of !== null || series.asset !== null || series.timeframe !== null) return null;
    const kind = kindOf(series.name);
    const unstated = series.params.every((value) => value === null);
    const { params } = paramsOf(series);
    for (const node of this.draft.nodes.values()) {
      if (node.type !== 'function' || node.kind !== kind) continue;
      if (unstated || sameNumbers(node.params, params)) return node.id;
    }
    return null;
  }

  /** The indicator as a call with its numbers in place: `rsi(close, 14)`. */
  private inlined(series: IndicatorSeries, output: string | null): Piece {
    const kind = findKind('function', kindOf(series.name));
    if (kind?.formula === undefined) throw new NotExpressible(`${series.name} is not in the catalogue`);
    const { params } = paramsOf(series);
    const source = series.of === null ? null : this.series(series.of).text;
    const [name, rest] = [
      kind.formula.slice(0, kind.formula.indexOf('(')),
      kind.formula.slice(kind.formula.indexOf('(') + 1, -1),
    ];
    const written = rest
      .split(', ')
      .filter((word) => word !== '')
      .map((word) => (word === 'close' && source !== null ? source : (params[word] ?? word)));
    this.useBars();
    return atom(`${name}(${written.join(', ')})${output === null ? '' : `.${output}`}`);
  }

  /** The function node of an indicator: an equal one that is there already, or a new one. */
  private indicatorNode(series: IndicatorSeries): string {
    const wrong = outOfRange(series);
    if (wrong !== null) throw new NotExpressible(wrong);
    const size = this.barSize(series.timeframe);
    if (series.name === 'correlation') return this.correlationNode(series);
    const data = series.asset === null ? this.ground.dataNode : this.dataNodeOf(series.asset);
    const { params, unstated } = paramsOf(series);
    const source = this.sourceOf(series);
    const kind = source.volumeAverage ? 'volume_average' : kindOf(series.name);
    const usual = findKind('function', kind)?.formula ?? null;
    if (size !== '' && source.node !== null)
      throw new NotExpressible('an average of a calculation on other bars');
    const formula = size === '' ? source.formula : `${source.formula ?? usual}${size}`;
    const present = this.style === 'inline' ? this.presentNode(series) : null;
    if (present !== null) return present;
    for (const node of this.draft.nodes.values()) {
      if (node.type !== 'function' || node.kind !== kind) continue;
      const standard = findKind('function', kind)?.formula ?? null;
      if ((node.formula ?? standard) !== (formula ?? standard)) continue;
      if (!sameNumbers(node.params, params)) continue;
      const fed = this.draft.edgesInto(node.id);
      const wanted = source.node ?? data;
      if (fed.some((edge) => edge.source === wanted)) return node.id;
    }
    const numbers = Object.values(params).map((value) =>
      String(value).replace('.', '_').replace('-', 'minus_'),
    );
    const own = source.node === null ? (this.ground.prefix ?? null) : null;
    const market = data === this.ground.dataNode ? own : data.replace(/_price$/, '');
    const prefix = market === null ? [] : [market];
    const words = [...prefix, kind, ...numbers, ...(source.suffix === null ? [] : ['of', source.suffix])];
    if (size !== '') words.push(size.slice(1));
    const id = this.draft.add(
      numbers.length === 0 && size === '' ? `${words.join('_')}_line` : words.join('_'),
      {
        type: 'function',
        kind,
        label: null,
        description: '',
        params,
        formula,
      },
    );
    if (source.node === null) this.draft.connect(data, 'bars', id, 'bars');
    else this.draft.connect(source.node, source.output, id, source.node);
    if (unstated.length > 0) this.defaulted.push({ nodeId: id, unstated });
    return id;
  }

  /** What an indicator is computed on when that is not the close. */
  private sourceOf(series: IndicatorSeries): {
    readonly formula: string | null;
    readonly node: string | null;
    readonly output: string;
    readonly suffix: string | null;
    readonly volumeAverage: boolean;
  } {
    const own = { formula: null, node: null, output: 'value', suffix: null, volumeAverage: false };
    const { of } = series;
    if (of === null) return own;
    const standard = findKind('function', kindOf(series.name))?.formula ?? '';
    if (!standard.includes('(close,'))
      throw new NotExpressible(`${kindOf(series.name)} is always computed on prices`);
    if (of.kind === 'field') {
      if (of.field === 'volume' && kindOf(series.name) === 'sma') return { ...own, volumeAverage: true };
      return { ...own, formula: standard.replace('(close,', `(${of.field},`), suffix: of.field };
    }
    if (of.kind === 'indicator') {
      const node = this.indicatorNode(of);
      const output = outputOf(of);
      const read = output === null ? node : `${node}.${output}`;
      return {
        ...own,
        formula: standard.replace('(close,', `(${read},`),
        node,
        output: output ?? 'value',
        suffix: node,
      };
    }
    if (of.kind === 'ratio') {
      const node = this.ratioNode(of);
      return { ...own, formula: standard.replace('(close,', `(${node},`), node, suffix: node };
    }
    throw new NotExpressible('an average of a calculation');
  }

  /** A formula node with the ratio of two closes. */
  private ratioNode({ of, to, log }: Extract<Series, { readonly kind: 'ratio' }>): string {
    const [left, right] = [this.dataNodeOf(of), this.dataNodeOf(to)];
    const name = (id: string): string => id.replace(/_price$/, '');
    return this.formulaOfTwo(left, right, {
      id: `${name(left)}_${name(right)}${log === true ? '_log' : ''}_ratio`,
      label: `${log === true ? 'Log of ' : ''}${marketOf(of).symbol} / ${marketOf(to).symbol}`,
      formula: log === true ? `log(${left}.close / ${right}.close)` : `${left}.close / ${right}.close`,
    });
  }

  /** By how many percent one close lies above another. */
  private premiumNode(of: string, over: string): string {
    const [left, right] = [this.dataNodeOf(of), this.dataNodeOf(over)];
    const { symbol } = marketOf(of);
    const base = dataNodeName(symbol).replace(/_price$/, '');
    return this.formulaOfTwo(left, right, {
      id: `${base}_spread`,
      label: `${symbol} spread in percent`,
      formula: `(${left}.close / ${right}.close - 1) * 100`,
    });
  }

  private formulaOfTwo(
    left: string,
    right: string,
    { id: wanted, label, formula }: { readonly id: string; readonly label: string; readonly formula: string },
  ): string {
    const known = [...this.draft.nodes.values()].find(
      (node) => node.type === 'function' && node.formula === formula,
    );
    if (known !== undefined) return known.id;
    const id = this.draft.add(wanted, {
      type: 'function',
      kind: 'custom',
      label,
      description: '',
      params: {},
      formula,
    });
    this.draft.connect(left, 'bars', id, left);
    this.draft.connect(right, 'bars', id, right);
    return id;
  }

  /** How closely the closes of two markets move together. */
  private correlationNode(series: IndicatorSeries): string {
    const { of } = series;
    if (of?.kind !== 'ratio') throw new NotExpressible('a correlation needs two markets');
    const [left, right] = [this.dataNodeOf(of.of), this.dataNodeOf(of.to)];
    const { params, unstated } = paramsOf(series);
    const formula = `correlation(${left}.close, ${right}.close, period)`;
    const known = [...this.draft.nodes.values()].find(
      (node) => node.formula === formula && sameNumbers(node.params, params),
    );
    if (known !== undefined) return known.id;
    const id = this.draft.add(`correlation_${String(params.period)}`, {
      type: 'function',
      kind: 'correlation',
      label: null,
      description: '',
      params,
      formula,
    });
    this.draft.connect(left, 'bars', id, left);
    this.draft.connect(right, 'bars', id, right);
    if (unstated.length > 0) this.defaulted.push({ nodeId: id, unstated });
    return id;
  }

  private written(formula: string): Piece {
    const shape = describeFormula(formula, []);
    if (!shape.ok) throw new NotExpressible(`the formula "${formula}": ${shape.error.message}`);
    for (const { name, type } of shape.value.inputs) {
      if (name === 'bars') {
        this.useBars();
        continue;
      }
      const node = this.draft.nodes.get(name);
      if (node === undefined)
        throw new NotExpressible(`the formula reads "${name}", which is no node of this flow`);
      const port = node.type === 'data' ? 'bars' : type === 'node' ? mainLineOf(node.kind) : 'value';
      this.ports.set(name, { source: name, sourcePort: port });
    }
    return { text: formula, binds: tightness.or };
  }

  /** `@1d` for bars longer than the strategy's own; nothing for its own. Shorter bars cannot be read. */
  private barSize(timeframe: string | null): string {
    const own = this.ground.timeframe;
    if (timeframe === null || timeframe === own) return '';
    if (!hasBars(timeframe))
      throw new NotExpressible('there are no bars of a month, those of a week are the longest');
    const [minutes, base] = [timeframeMinutes(timeframe), timeframeMinutes(own)];
    if (minutes < base || minutes % base !== 0)
      throw new NotExpressible(`${timeframe} bars cannot be made of ${own} bars`);
    return `@${timeframe}`;
  }

  private bars(span: Span): number {
    const symbol = this.draft.nodes.get(this.ground.dataNode)?.params.symbol;
    const days = tradingDays(typeof symbol === 'string' ? symbol : undefined);
    const bars = barsIn(span.value, span.unit, this.ground.timeframe, days);
    if (bars > 10_000) throw new NotExpressible(`a window of ${bars} bars is longer than 10,000`);
    return bars;
  }

  private useBars(): void {
    this.ports.set('bars', { source: this.ground.dataNode, sourcePort: 'bars' });
  }
}

const firstOutput: Readonly<Record<string, string>> = {
  macd: 'macd',
  bollinger: 'upper',
  keltner: 'upper',
  donchian: 'upper',
  stochastic: 'k',
  adx: 'adx',
  supertrend: 'line',
  ichimoku: 'tenkan',
};

/** Whether a series is read on longer bars than those of the strategy. */
function namesBars(series: Series): boolean {
  let named = false;
  mapSeries(series, (part) => {
    if ((part.kind === 'field' || part.kind === 'indicator') && part.timeframe !== null) named = true;
    return part;
  });
  return named;
}

function mainLineOf(kind: string): string {
  return firstOutput[kind] ?? 'value';
}

function bracketed(piece: Piece, need: number): string {
  return piece.binds < need ? `(${piece.text})` : piece.text;
}

/** A number as the formula language writes it: no exponent. */
function plainNumber(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(10).replace(/0+$/, '') : text;
}

function sameNumbers(a: Params, b: Params): boolean {
  const names = Object.keys(b);
  return names.every((name) => a[name] === b[name]) && Object.keys(a).length === names.length;
}

/** Id of the data node of a market: `btc_price`, `kraken_btc_price`, `btc_perpetual_price`, `btc_funding`. */
export function dataNodeName(key: string): string {
  const { symbol, venue, kind } = marketOf(key);
  const base = slug(symbol.split(/[/:_\s-]/)[0] ?? symbol);
  const what = kind === 'funding' ? kind : 'price';
  const words = [venue ?? '', base === '' ? 'market' : base, kind === 'funding' ? '' : (kind ?? ''), what];
  return words
    .filter((word) => word !== '')
    .map((word) => slug(word))
    .join('_');
}
