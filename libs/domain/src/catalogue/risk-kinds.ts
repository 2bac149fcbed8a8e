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
};

function distance(title: string, percent: number, maximumPercent: number, multiple: number): KindParameter {
  return {
    name: 'value',
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
        choices: ['percent_equity', 'percent_risk', 'fixed_notional', 'fixed_units'],
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
          },
        },
      },
    ],
    inputs: signals,
    outputs: signals,
    convention:
      'Percent of equity is notional; percent of risk is what is lost when the stop fills at its price. Never more than the cash.',
    source: 'Van K. Tharp, Definitive Guide to Position Sizing (2008), for percent of risk.',
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
} as const satisfies Record<string, CatalogueKind>;
