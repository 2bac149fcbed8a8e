import { isAverage } from '../parse/average-names.js';
import {
  type Condition,
  compare,
  cross,
  field,
  type IndicatorSeries,
  indicatorSeries,
  joined,
  numberSeries,
  previous,
  type Series,
} from '../request/expression.js';
import type { StrategyRequest } from '../request/strategy-request.js';
import type { Assumed, Lines } from './settle.js';

/**
 * The textbook rules of a strategy that is asked for by its name or its indicator only ("an RSI strategy", "golden
 * cross bot"), each stated as an assumption. Null when the request names neither.
 */
export function styleRules(
  request: StrategyRequest,
): { readonly lines: Lines; readonly assumed: readonly Assumed[] } | null {
  const declared = request.declared;
  const [first, second] = request.assets;
  if (request.pairs && first !== undefined && second !== undefined) return pairRules(request, first, second);
  const own = declared.length > 0 ? indicatorRules(declared, request.style) : null;
  const chosen = own ?? namedRules(request.style);
  if (chosen === null) return null;
  return { lines: chosen.lines, assumed: [{ about: 'entry', text: chosen.text }] };
}

/** Two markets whose price ratio is expected to come back to its mean (Gatev, Goetzmann, Rouwenhorst, 2006). */
function pairRules(
  request: StrategyRequest,
  first: string,
  second: string,
): { readonly lines: Lines; readonly assumed: readonly Assumed[] } {
  const named = request.declared.find(({ name }) => name === 'zscore');
  const log = request.bands?.log === true;
  const ratio: Series = { kind: 'ratio', of: first, to: second, ...(log && { log: true as const }) };
  const score: Series = { ...indicatorSeries('zscore', named?.params ?? [], null), of: ratio };
  const related = request.declared.find(({ name }) => name === 'correlation');
  const filter = related === undefined ? [] : [compare({ ...related, of: ratio }, '>', numberSeries(0.5))];
  const { bands } = request;
  const enter = bands?.enter ?? 2;
  const exit = bands?.exit ?? 0;
  // Without levels of its own a pair leaves at twice the distance: what parts that far may never meet again.
  const stop = bands === null ? 2 * enter : bands.stop;
  const beyond = (level: number): readonly Condition[] =>
    stop === null ? [] : [compare(score, level < 0 ? '>' : '<', numberSeries(Math.sign(level) * stop))];
  const enterAt = (level: number): Condition =>
    joined('all', [compare(score, level < 0 ? '<' : '>', numberSeries(level)), ...beyond(level), ...filter]);
  const leaveFrom = (level: number): Condition =>
    joined('any', [
      compare(score, level < 0 ? '>=' : '<=', numberSeries(exit === 0 ? 0 : Math.sign(level) * exit)),
      ...(stop === null
        ? []
        : [compare(score, level < 0 ? '<=' : '>=', numberSeries(Math.sign(level) * stop))]),
    ]);
  const far = stop === null ? '' : `, or beyond ${stop} as a stop`;
  return {
    lines: {
      enter_long: enterAt(-enter),
      exit_long: leaveFrom(-enter),
      enter_short: enterAt(enter),
      exit_short: leaveFrom(enter),
    },
    assumed: [
      {
        about: 'entry',
        text: `The pair is read as a return of the ${first}/${second} ratio to its mean: in beyond ${enter} standard deviations, out at ${exit === 0 ? 'the mean' : exit}${far}. Both legs open and close together.`,
      },
      ...(related === undefined
        ? []
        : [{ about: 'correlation', text: 'Entries need a correlation above 0.5.' }]),
    ],
  };
}

interface Textbook {
  readonly lines: Lines;
  readonly text: string;
}

const close = field('close');

function rules(enter: Condition, exit: Condition, text: string): Textbook {
  return { lines: { enter_long: enter, exit_long: exit }, text };
}

function reversal(series: IndicatorSeries, low: number, high: number, name: string): Textbook {
  return rules(
    compare(series, '<', numberSeries(low)),
    compare(series, '>', numberSeries(high)),
    `The rules are the usual ones of ${name}: buy below ${low}, sell above ${high}.`,
  );
}

function indicatorRules(
  declared: readonly IndicatorSeries[],
  style: StrategyRequest['style'],
): Textbook | null {
  const [first, second] = declared;
  if (first === undefined) return null;
  const averages = declared.filter(({ name }) => isAverage(name));
  const sized = averages.filter(({ params }) => params.length > 0);
  const [one, two] = sized.length >= 2 ? sized : averages;
  if (style === 'crossover' && one !== undefined && two === undefined && one.params.length === 0) {
    const name = one.name === 'ma' ? 'sma' : one.name;
    const [fast, slow] = [indicatorSeries(name, [50]), indicatorSeries(name, [200])];
    return rules(
      cross(fast, 'above', slow),
      cross(fast, 'below', slow),
      'Two averages, of 50 and of 200 bars, as no lengths were named: buy when the faster crosses above the slower, sell when it crosses below.',
    );
  }
  if (one !== undefined && two !== undefined) {
    const [fast, slow] = (one.params[0] ?? 0) <= (two.params[0] ?? 0) ? [one, two] : [two, one];
    return rules(
      cross(fast, 'above', slow),
      cross(fast, 'below', slow),
      'Buy when the faster average crosses above the slower one, sell when it crosses below.',
    );
  }
  void second;
  const trending = style === 'momentum' || style === 'trend' || style === 'breakout';
  switch (first.name) {
    case 'rsi':
      if (trending) {
        return rules(
          cross(first, 'above', numberSeries(50)),
          cross(first, 'below', numberSeries(50)),
          'Buy when RSI crosses above 50, sell when it crosses below.',
        );
      }
      return reversal(first, 30, 70, 'RSI');
    case 'stochastic':
      return reversal(first, 20, 80, 'the stochastic oscillator');
    case 'mfi':
      return reversal(first, 20, 80, 'the money flow index');
    case 'cci':
      return reversal(first, -100, 100, 'the commodity channel index');
    case 'williams_r':
      return reversal(first, -80, -20, 'Williams %R');
    case 'zscore':
      return rules(
        compare(first, '<', numberSeries(-2)),
        compare(first, '>=', numberSeries(0)),
        'Buy below -2 standard deviations, sell back at the mean.',
      );
    case 'macd':
      return rules(
        cross({ ...first, output: 'macd' }, 'above', { ...first, output: 'signal' }),
        cross({ ...first, output: 'macd' }, 'below', { ...first, output: 'signal' }),
        'Buy when MACD crosses above its signal line, sell when it crosses below.',
      );
    case 'bollinger':
    case 'keltner':
      if (trending) {
        return rules(
          cross(close, 'above', { ...first, output: 'upper' }),
          cross(close, 'below', { ...first, output: 'middle' }),
          'Buy when the close crosses above the upper band, sell when it crosses below the middle one.',
        );
      }
      return rules(
        compare(close, '<', { ...first, output: 'lower' }),
        compare(close, '>', { ...first, output: 'middle' }),
        'Buy below the lower band, sell above the middle one.',
      );
    case 'donchian':
      return rules(
        compare(close, '>', previous({ ...first, output: 'upper' })),
        compare(close, '<', previous({ ...first, output: 'lower' })),
        'Buy on a close above the channel of the bars before, sell on a close below it.',
      );
    case 'supertrend':
      return rules(
        cross({ ...first, output: 'direction' }, 'above', numberSeries(0)),
        cross({ ...first, output: 'direction' }, 'below', numberSeries(0)),
        'Buy when Supertrend turns up, sell when it turns down.',
      );
    case 'ichimoku':
      return rules(
        cross({ ...first, output: 'tenkan' }, 'above', { ...first, output: 'kijun' }),
        cross({ ...first, output: 'tenkan' }, 'below', { ...first, output: 'kijun' }),
        'Buy when the tenkan line crosses above the kijun line, sell when it crosses below.',
      );
    case 'parabolic_sar':
    case 'vwap':
    case 'ma':
    case 'sma':
    case 'ema':
    case 'wma':
    case 'hma':
    case 'dema':
    case 'tema':
    case 'wilder':
      return rules(
        cross(close, 'above', first),
        cross(close, 'below', first),
        'Buy when the close crosses above the line, sell when it crosses below.',
      );
    case 'roc':
    case 'momentum':
      return rules(
        cross(first, 'above', numberSeries(0)),
        cross(first, 'below', numberSeries(0)),
        'Buy when the rate of change crosses above zero, sell when it crosses below.',
      );
    default:
      return null;
  }
}

function namedRules(style: StrategyRequest['style']): Textbook | null {
  switch (style) {
    case 'momentum': {
      const roc = indicatorSeries('roc', [20]);
      return rules(
        cross(roc, 'above', numberSeries(0)),
        cross(roc, 'below', numberSeries(0)),
        'Momentum is read as the 20 bar rate of change crossing above zero, and out below it.',
      );
    }
    case 'mean-reversion': {
      const bands = indicatorSeries('bollinger', [20, 2]);
      return rules(
        compare(close, '<', { ...bands, output: 'lower' }),
        compare(close, '>', { ...bands, output: 'middle' }),
        'Mean reversion is read as buying below the lower Bollinger band and selling above the middle one.',
      );
    }
    case 'trend':
    case 'crossover': {
      const fast = indicatorSeries('sma', [50]);
      const slow = indicatorSeries('sma', [200]);
      return rules(
        cross(fast, 'above', slow),
        cross(fast, 'below', slow),
        'The trend is read as the 50 bar average crossing above the 200 bar average, and out below it.',
      );
    }
    case 'breakout': {
      const channel = indicatorSeries('donchian', [20]);
      return rules(
        compare(close, '>', previous({ ...channel, output: 'upper' })),
        compare(close, '<', previous({ ...channel, output: 'lower' })),
        'A breakout is read as a close above the highest high of the 20 bars before, and out below their lowest low.',
      );
    }
    case 'turtle': {
      const entry = indicatorSeries('donchian', [20]);
      const exit = indicatorSeries('donchian', [10]);
      return rules(
        compare(close, '>', previous({ ...entry, output: 'upper' })),
        compare(close, '<', previous({ ...exit, output: 'lower' })),
        'The Turtle rules: buy above the 20 bar high, sell below the 10 bar low.',
      );
    }
    case 'buy-and-hold':
      return {
        lines: { enter_long: compare(close, '>', numberSeries(0)) },
        text: 'Buy and hold is bought at the first bar and never sold.',
      };
    default:
      return null;
  }
}
