const words: Readonly<Record<string, string>> = {
  open: 'still open',
  signal: 'exit rule',
  reversal: 'reversal',
  time_exit: 'time exit',
  stop_loss: 'stop loss',
  trailing_stop: 'trailing stop',
  take_profit: 'take profit',
  ruin: 'ruin',
  liquidation: 'liquidation',
  daily_loss_limit: 'daily loss limit',
  kill_switch: 'kill switch',
};

/** Why a trade ended, as people say it. */
export function exitWords(reason: string): string {
  return words[reason] ?? reason.replaceAll('_', ' ');
}
