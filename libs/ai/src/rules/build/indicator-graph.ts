import { findKind, type Params } from '@strategy-builder/domain';
import { hasBars, timeframeMinutes } from '../lex/timeframes.js';
import { isTraditional } from '../lexicon/tickers.js';
import type { IndicatorSeries, Series } from '../request/expression.js';
import { marketOf } from '../request/market.js';
import { barsPerYear } from './bars-per-year.js';
import { GraphDraft } from './graph-draft.js';
import { kindOf, outOfRange, outputOf, paramsOf, type StatedParams } from './indicator-nodes.js';
import { dataNodeName } from './node-names.js';
import { NotExpressible } from './not-expressible.js';

/** A choice of the catalogue's default that the request left open. */
export interface DefaultedParams {
  readonly nodeId: string;
  readonly unstated: readonly string[];
}

/** What the market and bars of a strategy are. */
export interface Ground {
  readonly dataNode: string;
  readonly timeframe: string;
  /** What the ids of its own indicators begin with, where several markets have indicators of their own. */
  readonly prefix?: string | null;
}

/** The function nodes of indicators on a graph: shared when kind, numbers and source are the same. */
export class IndicatorGraph {
  readonly defaulted: DefaultedParams[] = [];

  constructor(
    private readonly draft: GraphDraft,
    private readonly ground: Ground,
    private readonly dataNodeOf: (asset: string) => string,
    /** Whether any node that computes an indicator will do, whatever it is fed from. */
    private readonly reusesAny: boolean,
  ) {}

  /** A node that already computes this indicator. */
  presentNode(series: IndicatorSeries): string | null {
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

  /** The function node of an indicator: an equal one that is there already, or a new one. */
  indicatorNode(series: IndicatorSeries): string {
    const wrong = outOfRange(series);
    if (wrong !== null) throw new NotExpressible(wrong);
    const size = this.barSize(series.timeframe);
    if (series.name === 'correlation') return this.correlationNode(series);
    const data = series.asset === null ? this.ground.dataNode : this.dataNodeOf(series.asset);
    const { params, unstated } = this.numbersOf(series, data);
    const source = this.sourceOf(series);
    const kind = source.volumeAverage ? 'volume_average' : kindOf(series.name);
    const usual = findKind('function', kind)?.formula ?? null;
    if (size !== '' && source.node !== null)
      throw new NotExpressible('an average of a calculation on other bars');
    const formula = size === '' ? source.formula : `${source.formula ?? usual}${size}`;
    const present = this.reusesAny ? this.presentNode(series) : null;
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

  /** An indicator's numbers; a volatility is annualised by the bars of its market, where no number of bars was stated. */
  private numbersOf(series: IndicatorSeries, data: string): StatedParams {
    const stated = paramsOf(series);
    if (!stated.unstated.includes('per_year')) return stated;
    const symbol = String(this.draft.nodes.get(data)?.params.symbol ?? '');
    const timeframe = series.timeframe ?? this.ground.timeframe;
    return {
      params: { ...stated.params, per_year: barsPerYear(timeframe, isTraditional(symbol)) },
      unstated: stated.unstated.filter((name) => name !== 'per_year'),
    };
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
  ratioNode({ of, to, log }: Extract<Series, { readonly kind: 'ratio' }>): string {
    const [left, right] = [this.dataNodeOf(of), this.dataNodeOf(to)];
    const name = (id: string): string => id.replace(/_price$/, '');
    return this.formulaOfTwo(left, right, {
      id: `${name(left)}_${name(right)}${log === true ? '_log' : ''}_ratio`,
      label: `${log === true ? 'Log of ' : ''}${marketOf(of).symbol} / ${marketOf(to).symbol}`,
      formula: log === true ? `log(${left}.close / ${right}.close)` : `${left}.close / ${right}.close`,
    });
  }

  /** By how many percent one close lies above another. */
  premiumNode(of: string, over: string): string {
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

  /** `@1d` for bars longer than the strategy's own; nothing for its own. Shorter bars cannot be read. */
  barSize(timeframe: string | null): string {
    const own = this.ground.timeframe;
    if (timeframe === null || timeframe === own) return '';
    if (!hasBars(timeframe))
      throw new NotExpressible('there are no bars of a month, those of a week are the longest');
    const [minutes, base] = [timeframeMinutes(timeframe), timeframeMinutes(own)];
    if (minutes < base || minutes % base !== 0)
      throw new NotExpressible(`${timeframe} bars cannot be made of ${own} bars`);
    return `@${timeframe}`;
  }
}

function sameNumbers(a: Params, b: Params): boolean {
  const names = Object.keys(b);
  return names.every((name) => a[name] === b[name]) && Object.keys(a).length === names.length;
}
