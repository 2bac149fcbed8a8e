import type { CatalogueKind, KindParameter, Port } from './kind.js';

const signals: readonly Port[] = [{ name: 'signals', type: 'signals' }];

const percentOrAtr: KindParameter = {
  name: 'mode',
  title: 'Measured in',
  unit: '',
  default: 'percent',
  choices: ['percent', 'atr'],
};
const atrPeriod: KindParameter = {
  name: 'period',
  title: 'ATR length',
  unit: 'bars',
  default: 14,
  minimum: 1,
  maximum: 10_000,
  integer: true,
  onlyFor: { param: 'mode', choices: ['atr'] },
};

function distance(
  title: string,
  percent: number,
  maximumPercent: number,
  multiple: number,
  name = 'value',
): KindParameter {
  return {
    name,
    title,
    unit: '%',
    default: percent,
    minimum: 0.01,
    maximum: maximumPercent,
    by: {
      param: 'mode',
      cases: {
        percent: { unit: '%', default: percent, minimum: 0.01, maximum: maximumPercent },
        atr: { unit: '× ATR', default: multiple, minimum: 0.01, maximum: 100 },
      },
    },
  };
}

function share(step: number, standard: number): KindParameter {
  return {
    name: `share_${step}`,
    title: `Share of target ${step}`,
    unit: '% of position',
    default: standard,
    minimum: 0,
    maximum: 100,
  };
}

function count(name: string, title: string, unit: string, standard: number, maximum: number): KindParameter {
  return { name, title, unit, default: standard, minimum: 1, maximum, integer: true };
}

export const riskKinds = {
  position_size: {
    type: 'risk',
    kind: 'position_size',
    title: 'Position size',
    description: 'How much to buy or sell at an entry.',
    params: [
      {
        name: 'mode',
        title: 'Sized by',
        unit: '',
        default: 'percent_equity',
        choices: [
          'percent_equity',
          'percent_risk',
          'fixed_notional',
          'fixed_units',
          'volatility_target',
          'kelly',
          'inverse_volatility',
        ],
      },
      {
        name: 'value',
        title: 'Size',
        unit: '%',
        default: 2,
        minimum: 0,
        by: {
          param: 'mode',
          cases: {
            percent_equity: { unit: '% of equity', default: 2, minimum: 0.01, maximum: 100 },
            percent_risk: { unit: '% of equity lost at the stop', default: 1, minimum: 0.01, maximum: 100 },
            fixed_notional: { unit: 'quote currency', default: 1_000, minimum: 0.000_000_01, maximum: 1e12 },
            fixed_units: { unit: 'units', default: 1, minimum: 0.000_000_01, maximum: 1e12 },
            volatility_target: { unit: '% a year', default: 20, minimum: 0.01, maximum: 1_000 },
            kelly: { unit: '% of full Kelly', default: 50, minimum: 0.01, maximum: 100 },
            inverse_volatility: {
              unit: '% of equity in all legs',
              default: 100,
              minimum: 0.01,
              maximum: 100,
            },
          },
        },
      },
      {
        name: 'period',
        title: 'Measured over',
        unit: 'bars',
        default: 20,
        minimum: 2,
        maximum: 10_000,
        integer: true,
        onlyFor: { param: 'mode', choices: ['volatility_target', 'kelly', 'inverse_volatility'] },
        by: {
          param: 'mode',
          cases: {
            volatility_target: { unit: 'bars', default: 20, minimum: 2, maximum: 10_000 },
            kelly: { unit: 'closed trades at least', default: 20, minimum: 2, maximum: 10_000 },
            inverse_volatility: { unit: 'bars', default: 20, minimum: 2, maximum: 10_000 },
          },
        },
      },
      {
        name: 'cap',
        title: 'At most',
        unit: '% of equity',
        default: 100,
        minimum: 0.01,
        maximum: 10_000,
        onlyFor: { param: 'mode', choices: ['volatility_target', 'kelly'] },
        by: {
          param: 'mode',
          cases: {
            volatility_target: { unit: '% of equity', default: 100, minimum: 0.01, maximum: 10_000 },
            kelly: { unit: '% of equity', default: 25, minimum: 0.01, maximum: 10_000 },
          },
        },
      },
    ],
    inputs: signals,
    outputs: signals,
    convention:
      'Percent of equity is notional; percent of risk is what is lost when the stop fills at its price. A volatility target divides by the realised volatility of the last bars; Kelly is win rate − (1 − win rate) / (mean win / mean loss) of the closed trades so far. Never more than the cash.',
    source:
      'Van K. Tharp, Definitive Guide to Position Sizing (2008), for percent of risk; J. L. Kelly, Bell System Technical Journal 35 (1956), 917-926; A. Moreira and T. Muir, Journal of Finance 72 (2017), 1611-1644, for volatility targets.',
  },
  stop_loss: {
    type: 'risk',
    kind: 'stop_loss',
    title: 'Stop loss',
    description: 'Leaves a position that has gone this far against its entry.',
    params: [percentOrAtr, distance('Distance', 5, 99.99, 2), atrPeriod],
    inputs: signals,
    outputs: signals,
    convention:
      'Distance from the entry price, fixed at entry; judged before a target inside one bar; a gap fills at the open.',
    source: "The product's rules of a simulation.",
  },
  take_profit: {
    type: 'risk',
    kind: 'take_profit',
    title: 'Take profit',
    description: 'Leaves a position that has gone this far in its favour.',
    params: [percentOrAtr, distance('Distance', 10, 10_000, 3), atrPeriod],
    inputs: signals,
    outputs: signals,
    convention: 'Distance from the entry price, fixed at entry; judged after a stop inside one bar.',
    source: "The product's rules of a simulation.",
  },
  trailing_stop: {
    type: 'risk',
    kind: 'trailing_stop',
    title: 'Trailing stop',
    description: 'A stop that follows the best price since entry at this distance.',
    params: [percentOrAtr, distance('Distance', 5, 99.99, 3), atrPeriod],
    inputs: signals,
    outputs: signals,
    convention: "Follows the previous bar's extreme, never the present one's; ATR is fixed at entry.",
    source: "The product's rules of a simulation.",
  },
  time_exit: {
    type: 'risk',
    kind: 'time_exit',
    title: 'Time exit',
    description: 'Leaves a position after so many bars.',
    params: [
      {
        name: 'period',
        title: 'Bars held',
        unit: 'bars',
        default: 10,
        minimum: 1,
        maximum: 100_000,
        integer: true,
      },
    ],
    inputs: signals,
    outputs: signals,
    convention: 'Counted from the bar of the entry fill; leaves at an open.',
    source: "The product's rules of a simulation.",
  },
  take_profit_ladder: {
    type: 'risk',
    kind: 'take_profit_ladder',
    title: 'Take profit in steps',
    description: 'Leaves parts of a position at up to four distances in its favour.',
    params: [
      percentOrAtr,
      distance('Distance of target 1', 5, 10_000, 2, 'distance_1'),
      share(1, 50),
      distance('Distance of target 2', 10, 10_000, 3, 'distance_2'),
      share(2, 25),
      distance('Distance of target 3', 15, 10_000, 4, 'distance_3'),
      share(3, 25),
      distance('Distance of target 4', 20, 10_000, 5, 'distance_4'),
      share(4, 0),
      atrPeriod,
    ],
    inputs: signals,
    outputs: signals,
    convention:
      'Each step with a share above zero is a trade of its own with its own target; what is left over has none. Shares add up to 100 % at most.',
    source: "The product's rules of a simulation.",
  },
  pyramiding: {
    type: 'risk',
    kind: 'pyramiding',
    title: 'Pyramiding',
    description: 'Adds to a position when it is signalled again.',
    params: [
      count('max_entries', 'Entries at most', 'open at once', 3, 1_000),
      { name: 'spacing', title: 'Apart by', unit: '%', default: 0, minimum: 0, maximum: 99 },
      {
        name: 'direction',
        title: 'When the price has gone',
        unit: '',
        default: 'any',
        choices: ['any', 'winning', 'losing'],
      },
    ],
    inputs: signals,
    outputs: signals,
    convention:
      'Each entry is a trade of its own, with its own size, stop, target and age; the distance is that of the deciding close from the last entry that is open.',
    source: "The product's rules of a simulation.",
  },
  leverage: {
    type: 'risk',
    kind: 'leverage',
    title: 'Leverage',
    description:
      'Lets positions exceed the equity, up to a multiple of it, and liquidates them when the margin is gone.',
    params: [
      { name: 'value', title: 'Notional at most', unit: '× equity', default: 2, minimum: 0.01, maximum: 125 },
      {
        name: 'maintenance',
        title: 'Maintenance margin',
        unit: '% of notional',
        default: 0.5,
        minimum: 0,
        maximum: 99,
      },
    ],
    inputs: signals,
    outputs: signals,
    convention:
      'Isolated margin: each position stands for itself with its notional / leverage, and is liquidated where that less its loss is down to the maintenance margin; judged inside bars like a stop.',
    source: 'Usual practice of perpetual exchanges; one rate in place of their tiers.',
  },
  cooldown: {
    type: 'risk',
    kind: 'cooldown',
    title: 'Cooldown',
    description: 'Waits after a position was left before it enters again.',
    params: [
      count('period', 'Waits for', 'bars', 5, 100_000),
      { name: 'after', title: 'After', unit: '', default: 'any', choices: ['any', 'loss'] },
    ],
    inputs: signals,
    outputs: signals,
    convention:
      'Entry signals at the closes of the exit bar and of the bars after it are ignored, that many in all.',
    source: "The product's rules of a simulation.",
  },
  daily_loss_limit: {
    type: 'risk',
    kind: 'daily_loss_limit',
    title: 'Daily loss limit',
    description: 'Leaves everything and stops for the day when the equity has fallen this far in it.',
    params: [
      {
        name: 'value',
        title: 'Loss in a day',
        unit: '% of equity',
        default: 3,
        minimum: 0.01,
        maximum: 99.99,
      },
    ],
    inputs: signals,
    outputs: signals,
    convention:
      'Judged at closes, from the equity at the last close of the UTC day before; leaves at the next open and enters again on decisions of the next day. It holds for all legs of the account.',
    source: "The product's rules of a simulation.",
  },
  max_trades_per_day: {
    type: 'risk',
    kind: 'max_trades_per_day',
    title: 'Trades a day',
    description: 'Enters only so many times in a day.',
    params: [count('value', 'Entries a day', 'at most', 3, 100_000)],
    inputs: signals,
    outputs: signals,
    convention:
      'Counts the entries of one strategy that fill on a UTC day; an order that fills in parts counts once.',
    source: "The product's rules of a simulation.",
  },
  kill_switch: {
    type: 'risk',
    kind: 'kill_switch',
    title: 'Kill switch',
    description: 'Leaves everything for good when the equity has fallen this far from its peak.',
    params: [
      { name: 'value', title: 'Drawdown', unit: '% of peak', default: 20, minimum: 0.01, maximum: 99.99 },
    ],
    inputs: signals,
    outputs: signals,
    convention:
      'Judged at closes, from the highest equity at a close so far; leaves at the next open and trades nothing after it. It holds for all legs of the account.',
    source: "The product's rules of a simulation.",
  },
} as const satisfies Record<string, CatalogueKind>;
