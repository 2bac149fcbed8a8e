import { timeframeMinutes } from '../lex/timeframes.js';
import type { FlowEditor } from './flow-editor.js';

const ladder = ['1m', '5m', '15m', '1h', '4h', '1d', '1w'];

/** Bars about four times as long, or a quarter as long; null at the end of the ladder. */
export function barsBeside(timeframe: string, which: 'longer' | 'shorter'): string | null {
  const minutes = timeframeMinutes(timeframe);
  const found =
    which === 'longer'
      ? ladder.find((name) => timeframeMinutes(name) > minutes)
      : [...ladder].reverse().find((name) => timeframeMinutes(name) < minutes);
  return found ?? null;
}

/** Changes that would do something to this strategy, to be offered when it is open what is meant. */
export function usefulChanges(editor: FlowEditor): readonly string[] {
  const value = (kind: string): number | null => {
    const found = editor.riskNode(kind)?.params.value;
    return typeof found === 'number' ? found : null;
  };
  return [
    value('take_profit') === null ? 'Add a 10% take profit' : 'Remove the take profit',
    value('stop_loss') === 3 ? 'Stop loss 5%' : 'Stop loss 3%',
    `Change the timeframe to ${editor.timeframe === '1d' ? '4h' : (barsBeside(editor.timeframe, 'longer') ?? '1d')}`,
    value('position_size') === 5 ? 'Position size 10%' : 'Position size 5%',
  ];
}
