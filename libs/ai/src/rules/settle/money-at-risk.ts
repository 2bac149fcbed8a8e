import type { StrategyRequest } from '../request/strategy-request.js';

/**
 * Losses that are told in money, such as "risk $250 per trade" or "stop for the day at -$600": with the account known
 * they are a share of it, and stated as one; without it they are named as left out.
 */
export function settleMoneyAtRisk(request: StrategyRequest): void {
  for (const { what, value, text } of request.moneyAtRisk) {
    const share = request.account === null ? null : Number(((value / request.account) * 100).toPrecision(6));
    if (share === null || share > 100) {
      request.left.push({ text, what: 'money-at-risk' });
      continue;
    }
    request.notes.push({
      about: what === 'size' ? 'money-at-risk' : what,
      text: `"${text}" is ${share}% of an account of ${request.account}, and stays that share as the account changes.`,
    });
    if (what === 'size') request.size = { is: 'given', value: { mode: 'percent_risk', value: share } };
    else
      request.limits = [
        ...request.limits.filter(({ kind }) => kind !== what),
        { kind: what, params: { value: share } },
      ];
  }
  request.moneyAtRisk = [];
}

/** "Margin 50 USDT per trade" at 10x buys for 500. */
export function settleMargin(request: StrategyRequest): void {
  settleMarginShare(request);
  if (request.margin === null) return;
  const leverage = request.limits.find(({ kind }) => kind === 'leverage')?.params.value;
  const times = typeof leverage === 'number' ? leverage : 1;
  const value = Number((request.margin * times).toPrecision(12));
  request.size = { is: 'given', value: { mode: 'fixed_notional', value } };
  if (times !== 1)
    request.notes.push({
      about: 'leverage',
      text: `A margin of ${request.margin} for each trade at ${times}x is a position of ${value}.`,
    });
  request.margin = null;
}

/** "15% margin per position at 5x" buys for 75% of the equity; more than all of it is no size in percent. */
function settleMarginShare(request: StrategyRequest): void {
  if (request.marginShare === null) return;
  const { percent, text } = request.marginShare;
  const leverage = request.limits.find(({ kind }) => kind === 'leverage')?.params.value;
  const times = typeof leverage === 'number' ? leverage : 1;
  const value = Number((percent * times).toPrecision(12));
  request.marginShare = null;
  if (value > 100) {
    request.left.push({ text, what: 'leverage' });
    return;
  }
  request.size = { is: 'given', value: { mode: 'percent_equity', value } };
  if (times !== 1)
    request.notes.push({
      about: 'leverage',
      text: `"${text}" at ${times}x is a position of ${value}% of equity.`,
    });
}

/** How many positions may be open: one market has one at a time unless it is added to; over several it cannot be held. */
export function settleMostOpen(request: StrategyRequest): void {
  const { mostOpen } = request;
  if (mostOpen === null) return;
  const adds = request.limits.some(({ kind }) => kind === 'pyramiding');
  if (request.assets.length > 1 || adds) request.left.push({ text: mostOpen.text, what: 'portfolio-risk' });
  else
    request.notes.push({
      about: 'pyramiding',
      text: `"${mostOpen.text}": one market has one position at a time, as long as nothing is added to it.`,
    });
  request.mostOpen = null;
}

/** How many entries a position is made of: nothing where no step between them could be built. */
export function settleMostUnits(request: StrategyRequest): void {
  const { mostUnits } = request;
  if (mostUnits === null) return;
  const added = request.limits.find(({ kind }) => kind === 'pyramiding');
  if (added === undefined) request.left.push({ text: mostUnits.text, what: 'scaling' });
  else if (added.params.max_entries === undefined)
    request.limits = request.limits.map((limit) =>
      limit === added ? { ...limit, params: { ...limit.params, max_entries: mostUnits.value } } : limit,
    );
  request.mostUnits = null;
}
