import { findKind } from '@strategy-builder/domain';
import { describeFormula } from '@strategy-builder/language';
import { barsIn, timeframeMinutes } from '../lex/timeframes.js';
import type { Comparison } from '../lexicon/meaning.js';
import { tradingDays } from '../lexicon/tickers.js';
import {
  type Condition,
  compare,
  type IndicatorSeries,
  mapSeries,
  previous,
  type Series,
  type Span,
  scaled,
  seriesOf,
} from '../request/expression.js';
import { atom, bracketed, type Piece, plainNumber, tightness } from './formula-piece.js';
import { GraphDraft } from './graph-draft.js';
import { type DefaultedParams, type Ground, IndicatorGraph } from './indicator-graph.js';
import { kindOf, outputOf, paramsOf } from './indicator-nodes.js';
import { mainLineOf } from './node-names.js';
import { NotExpressible } from './not-expressible.js';

/**
 * Puts conditions onto a graph: each indicator becomes a function node (shared when kind, numbers and source are the
 * same), each condition a line of formula that names those nodes.
 */
export class ConditionCompiler {
  /** Ports of the strategy node that the compiled lines read: port → source node and output. */
  readonly ports = new Map<string, { readonly source: string; readonly sourcePort: string }>();
  private readonly indicators: IndicatorGraph;

  constructor(
    private readonly draft: GraphDraft,
    private readonly ground: Ground,
    private readonly dataNodeOf: (asset: string) => string,
    /** `nodes`: an indicator becomes a node of its own; `inline`: it is written into the formula unless a node is there. */
    private readonly style: 'nodes' | 'inline' = 'nodes',
  ) {
    this.indicators = new IndicatorGraph(draft, ground, dataNodeOf, style === 'inline');
  }

  /** Numbers of indicators that the request left to the catalogue. */
  get defaulted(): readonly DefaultedParams[] {
    return this.indicators.defaulted;
  }

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
    const bars = this.bars(span, clockOf(seriesOf(of)));
    const inner = this.condition(of);
    if (bars === 1) return inner;
    const count = `sum(if(${inner.text}, 1, 0), ${bars})`;
    const some = least === 1 ? `${count} > 0` : `${count} >= ${least}`;
    return { text: how === 'every' ? `${count} == ${bars}` : some, binds: tightness.comparison };
  }

  private change(condition: Extract<Condition, { readonly kind: 'change' }>): Piece {
    if (condition.from === 'entry')
      throw new NotExpressible(
        'a move since the entry is a stop or a target by itself, and no part of a rule',
      );
    const bars = condition.span === null ? 1 : this.bars(condition.span, clockOf([condition.of]));
    if (condition.calendar === true && condition.span !== null && (bars > 1 || condition.percent === 0))
      return this.condition(
        sinceClose(condition, bars === 1 ? null : condition.span.unit === 'week' ? '1w' : '1d'),
      );
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
    const up = condition.direction === 'up';
    const op = `${up ? '>' : '<'}${condition.strict === true ? '' : '='}`;
    return {
      text: `${roc} ${op} ${up ? condition.percent : -condition.percent}`,
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
        const size = this.indicators.barSize(series.timeframe);
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
        return this.previous(series);
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
        return atom(`${name}(${this.series(of).text}, ${this.bars(span, clockOf([of]))})`);
      }
      case 'ratio': {
        const node = this.indicators.ratioNode(series);
        this.ports.set(node, { source: node, sourcePort: 'value' });
        return atom(node);
      }
      case 'premium': {
        const node = this.indicators.premiumNode(series.of, series.over);
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
    if (this.style === 'inline' && this.indicators.presentNode(series) === null)
      return this.inlined(series, output);
    const node = this.indicators.indicatorNode(series);
    const port = node;
    const known = this.ports.get(port);
    if (known === undefined) this.ports.set(port, { source: node, sourcePort: output ?? 'value' });
    return atom(output === null ? port : `${port}.${output}`);
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

  /** A series of an earlier bar. Of longer bars the last finished one is seen, which is the one before this. */
  private previous({ of, span, closed }: Extract<Series, { readonly kind: 'previous' }>): Piece {
    const clock = clockOf([of]);
    const finished = clock !== null && (closed === true || (of.kind === 'extreme' && span.unit === 'bar'));
    const bars = this.bars(span, clock) - (finished ? 1 : 0);
    return bars === 0 ? this.series(of) : atom(`prev(${this.series(of).text}, ${bars})`);
  }

  /** How many bars a span lasts: bars of the strategy, or those on whose closing what is counted changes. */
  private bars(span: Span, clock: string | null = null): number {
    const symbol = this.draft.nodes.get(this.ground.dataNode)?.params.symbol;
    const days = tradingDays(typeof symbol === 'string' ? symbol : undefined);
    const bars = barsIn(span.value, span.unit, clock ?? this.ground.timeframe, days);
    if (bars > 10_000) throw new NotExpressible(`a window of ${bars} bars is longer than 10,000`);
    return bars;
  }

  private useBars(): void {
    this.ports.set('bars', { source: this.ground.dataNode, sourcePort: 'bars' });
  }
}

/** A move since the day or week before closed. */
function sinceClose(
  { of, direction, percent, strict }: Extract<Condition, { readonly kind: 'change' }>,
  timeframe: string | null,
): Condition {
  const up = direction === 'up';
  const on = of.kind === 'field' && timeframe !== null ? { ...of, timeframe } : of;
  const before: Series = { ...previous(on), closed: true };
  const level =
    percent === 0 ? before : scaled(before, Number((1 + (up ? percent : -percent) / 100).toPrecision(12)));
  return compare(of, `${up ? '>' : '<'}${strict === true ? '' : '='}`, level);
}

/** The shortest of the longer bars that series are read on; null where one of them is read on the strategy's own. */
function clockOf(series: readonly Series[]): string | null {
  const named = new Set<string | null>();
  for (const one of series)
    mapSeries(one, (part) => {
      if (part.kind === 'clock' || part.kind === 'ratio' || part.kind === 'premium') named.add(null);
      if (part.kind === 'field' || (part.kind === 'indicator' && part.of === null)) named.add(part.timeframe);
      return part;
    });
  if (named.has(null)) return null;
  const sizes = [...named].flatMap((size) => (size === null ? [] : [size]));
  return sizes.sort((a, b) => timeframeMinutes(a) - timeframeMinutes(b))[0] ?? null;
}
