import type { Definition } from './definition.js';
import { constant, window } from './signature.js';

/** Indicators that follow a trend and its direction. */
export const trend: readonly Definition[] = [
  {
    name: 'adx',
    parameters: [window('n', 2)],
    outputs: ['adx', 'plus_di', 'minus_di'],
    readsBars: true,
    description: "Wilder's directional movement, seeded as in TA-Lib: sums of n - 1 bars, then smoothed",
    // TA-Lib adds up the first n - 1 movements and smooths from the n-th on; `ready` holds back what it does not show.
    oscillates: true,
    body: [
      'rise = high - prev(high, 1)',
      'fall = prev(low, 1) - low',
      'plus = if(rise > fall and rise > 0, rise, 0)',
      'minus = if(fall > rise and fall > 0, fall, 0)',
      'ranges = recur(sum(true_range(), n - 1), ranges - ranges / n + true_range())',
      'plus_sum = recur(sum(plus, n - 1), plus_sum - plus_sum / n + plus)',
      'minus_sum = recur(sum(minus, n - 1), minus_sum - minus_sum / n + minus)',
      'ready = prev(ranges, 1) >= 0',
      'plus_di = if(ready, if(ranges == 0, 0, 100 * (plus_sum / ranges)), 0)',
      'minus_di = if(ready, if(ranges == 0, 0, 100 * (minus_sum / ranges)), 0)',
      'both = plus_di + minus_di',
      'adx = wilder(if(both == 0, 0, 100 * (abs(minus_di - plus_di) / both)), n)',
    ].join('\n'),
  },
  {
    name: 'supertrend',
    parameters: [window('n'), constant('k')],
    outputs: ['line', 'direction'],
    readsBars: true,
    description:
      'a stop line k average true ranges from the middle of the bar; direction 1 is up, -1 is down',
    body: [
      'middle = (high + low) / 2',
      'width = k * atr(n)',
      'above = middle + width',
      'below = middle - width',
      'before = prev(close, 1)',
      'upper = recur(above, if(above < upper or before > upper, above, upper))',
      'lower = recur(below, if(below > lower or before < lower, below, lower))',
      'first = if(close >= middle, 1, -1)',
      'direction = recur(if(close <= if(first == 1, lower, upper), -1, 1), if(close <= if(direction == 1, lower, upper), -1, 1))',
      'line = if(direction == 1, lower, upper)',
    ].join('\n'),
  },
  {
    name: 'ichimoku',
    parameters: [window('a'), window('b'), window('c')],
    outputs: ['tenkan', 'kijun', 'senkou_a', 'senkou_b'],
    readsBars: true,
    description:
      'middles of the ranges of a, b and c bars; the senkou lines as known now, to be plotted b bars ahead',
    body: [
      'tenkan = (highest(high, a) + lowest(low, a)) / 2',
      'kijun = (highest(high, b) + lowest(low, b)) / 2',
      'senkou_a = (tenkan + kijun) / 2',
      'senkou_b = (highest(high, c) + lowest(low, c)) / 2',
    ].join('\n'),
  },
  {
    name: 'parabolic_sar',
    parameters: [constant('step'), constant('most')],
    outputs: ['sar', 'direction'],
    readsBars: true,
    description:
      'a stop that follows the price ever faster and turns when it is touched; direction 1 is up, -1 is down',
    body: [
      'rise = high - prev(high, 1)',
      'fall = prev(low, 1) - low',
      'floor_now = recur(low + 0 * fall, lowest(low, 2))',
      'ceiling = recur(high + 0 * rise, highest(high, 2))',
      'first = if(fall > 0 and fall > rise, -1, 1)',
      'before = recur(first, direction)',
      'stop = recur(if(first == 1, prev(low, 1), prev(high, 1)), next)',
      'extreme = recur(if(first == 1, high, low), reached)',
      'speed = recur(min(step, most) + 0 * fall, faster)',
      'turns = if(before == 1, low <= stop, high >= stop)',
      'direction = recur(if(turns, -before, before), if(turns, -before, before))',
      'sar = if(turns, if(before == 1, max(extreme, ceiling), min(extreme, floor_now)), stop)',
      'far = if(direction == 1, if(turns, high, max(extreme, high)), if(turns, low, min(extreme, low)))',
      'reached = recur(far, far)',
      'rate = if(turns, min(step, most), if(far == extreme, speed, min(speed + step, most)))',
      'faster = recur(rate, rate)',
      'ahead = sar + rate * (far - sar)',
      'kept = if(direction == 1, min(ahead, floor_now), max(ahead, ceiling))',
      'next = recur(kept, kept)',
    ].join('\n'),
  },
];
