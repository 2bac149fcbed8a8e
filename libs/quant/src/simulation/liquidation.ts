import type { Lot } from './lot.js';
import type { PositionRules } from './position-rules.js';

/**
 * Rule liquidation: the price at which the margin of a position (its notional / leverage) less its loss is down to the
 * maintenance margin of its notional. Out of reach for longs at leverage 1.
 */
export function liquidationPrice(
  lots: readonly Lot[],
  leverage: NonNullable<PositionRules['leverage']>,
): number {
  const side = lots[0]!.units > 0 ? 1 : -1;
  let units = 0;
  let notional = 0;
  for (const lot of lots) {
    units += Math.abs(lot.units);
    notional += Math.abs(lot.units) * lot.price;
  }
  const maintenance = leverage.maintenancePercent / 100;
  const price = ((notional / units) * (1 - side / leverage.multiple)) / (1 - side * maintenance);
  return price > 0 ? price : -side * Infinity;
}
