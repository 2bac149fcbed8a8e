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
