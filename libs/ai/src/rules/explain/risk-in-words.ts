import { type FlowNode, findKind, type Params } from '@strategy-builder/domain';

function text(params: Params, name: string): string {
  const value = params[name];
  return typeof value === 'string' ? value : '';
}

/** What was said, else what the catalogue gives. */
function usual(said: number | null, kind: 'limit' | 'stop', name: string): unknown {
  return said ?? findKind('execution', kind)?.params.find((param) => param.name === name)?.default;
}

function number(params: Params, name: string): number | null {
  const value = params[name];
  return typeof value === 'number' ? value : null;
}

function distanceWords(params: Params): string {
  const value = number(params, 'value');
  if (text(params, 'mode') !== 'atr') return `${value}%`;
  return `${value} ATR(${number(params, 'period') ?? 14})`;
}

/** A strategy's risk rules and orders in sentences, each of which is read back to the same node. */
export function riskSentences(chain: readonly FlowNode[]): readonly string[] {
  const sentences: string[] = [];
  const ofKind = (kind: string): Params | undefined => chain.find((node) => node.kind === kind)?.params;
  const size = ofKind('position_size');
  sentences.push(size === undefined ? 'No position size.' : sizeSentence(size));
  const stop = ofKind('stop_loss');
  sentences.push(stop === undefined ? 'No stop loss.' : `Stop loss: ${distanceWords(stop)}.`);
  for (const { kind, params } of chain) {
    const sentence = sentenceOf(kind, params);
    if (sentence !== null) sentences.push(sentence);
  }
  return sentences;
}

function sentenceOf(kind: string, params: Params): string | null {
  const value = number(params, 'value');
  const bars = number(params, 'period');
  const offset = number(params, 'offset');
  switch (kind) {
    case 'take_profit':
      return `Take profit: ${distanceWords(params)}.`;
    case 'take_profit_ladder':
      return `Take profit in steps: ${stepsInWords(params)}.`;
    case 'trailing_stop':
      return `Trailing stop: ${distanceWords(params)}.`;
    case 'time_exit':
      return `Exit after ${bars} ${bars === 1 ? 'bar' : 'bars'}.`;
    case 'pyramiding':
      return pyramidingSentence(params);
    case 'leverage': {
      const margin = number(params, 'maintenance');
      const usual = findKind('risk', 'leverage')?.params.find(({ name }) => name === 'maintenance')?.default;
      const said = margin === null || margin === usual ? '' : `, ${margin}% maintenance margin`;
      return `Leverage: ${value}x${said}.`;
    }
    case 'cooldown':
      return `Cooldown: ${bars} bars${text(params, 'after') === 'loss' ? ' after a loss' : ''}.`;
    case 'daily_loss_limit':
      return `Daily loss limit: ${value}%.`;
    case 'max_trades_per_day':
      return `At most ${value} trades per day.`;
    case 'kill_switch':
      return `Maximum drawdown: ${value}%.`;
    case 'market':
      return 'Use market orders.';
    case 'limit':
      return `Use limit orders ${usual(offset, 'limit', 'offset')}% from the close for ${usual(bars, 'limit', 'period')} bars.`;
    case 'stop':
      return `Use stop orders ${usual(offset, 'stop', 'offset')}% from the close for ${usual(bars, 'stop', 'period')} bars.`;
    case 'twap':
      return `Use TWAP orders over ${bars} bars.`;
    case 'grid':
      return `Use a grid of ${number(params, 'levels')} levels ${number(params, 'spacing')}% apart.`;
    default:
      return null;
  }
}

function pyramidingSentence(params: Params): string {
  const direction = text(params, 'direction');
  const what = direction === 'winning' ? 'winners' : direction === 'losing' ? 'losers' : 'the position';
  const spacing = number(params, 'spacing') ?? 0;
  const usual = findKind('risk', 'pyramiding')?.params.find(({ name }) => name === 'max_entries')?.default;
  const entries = number(params, 'max_entries') ?? usual;
  return `Add to ${what}: at most ${entries} entries${spacing === 0 ? '' : `, ${spacing}% apart`}.`;
}

/** `50% at 5%, 25% at 10%`; steps without a share are left out. */
function stepsInWords(params: Params): string {
  const steps: string[] = [];
  const unit = text(params, 'mode') === 'atr' ? ` ATR(${number(params, 'period') ?? 14})` : '%';
  for (let place = 1; place <= 4; place++) {
    const share = number(params, `share_${place}`) ?? 0;
    const distance = number(params, `distance_${place}`);
    if (share > 0) steps.push(`${share}% at ${distance}${unit}`);
  }
  return steps.join(', ');
}

/** `, capped at 25% of equity`, unless it is the catalogue's own cap. */
function capInWords(params: Params): string {
  const cap = number(params, 'cap');
  const mode = text(params, 'mode');
  const usual = findKind('risk', 'position_size')?.params.find(({ name }) => name === 'cap')?.by?.cases[mode];
  return cap === null || cap === usual?.default ? '' : `, capped at ${cap}% of equity`;
}

function sizeSentence(params: Params): string {
  const value = number(params, 'value');
  switch (text(params, 'mode')) {
    case 'percent_risk':
      return `Risk ${value}% of equity per trade.`;
    case 'fixed_notional':
      return `Position size: $${value}.`;
    case 'fixed_units':
      return `Position size: ${value} units.`;
    case 'volatility_target':
      return `Position size: ${value}% volatility target${overBars(params)}${capInWords(params)}.`;
    case 'kelly':
      return `Position size: ${value}% Kelly${capInWords(params)}.`;
    case 'inverse_volatility':
      return `Position size: ${value}% by inverse volatility${overBars(params)}.`;
    default:
      return `Position size: ${value}% of equity.`;
  }
}

/** How long volatility is measured, where that is not the usual length. */
function overBars(params: Params): string {
  const period = number(params, 'period') ?? usualPeriod;
  return period === usualPeriod ? '' : ` over ${period} bars`;
}

const usualPeriod = 20;
