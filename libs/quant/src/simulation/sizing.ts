import type { PositionRules } from './position-rules.js';

/** What the Kelly size knows of the trades that a leg has closed. */
export class ClosedTrades {
  #count = 0;
  #wins = 0;
  #losses = 0;
  #won = 0;
  #lost = 0;

  /** Counts a trade by its return. */
  add(result: number): void {
    this.#count++;
    if (result > 0) {
      this.#wins++;
      this.#won += result;
    } else if (result < 0) {
      this.#losses++;
      this.#lost -= result;
    }
  }

  get count(): number {
    return this.#count;
  }

  /** Rule kelly: win rate − (1 − win rate) / (mean win / mean loss); 1 without a loss. */
  get kelly(): number {
    const rate = this.#wins / this.#count;
    if (this.#losses === 0) return rate;
    if (this.#wins === 0) return -Infinity;
    return rate - (1 - rate) / (this.#won / this.#wins / (this.#lost / this.#losses));
  }
}

/** What a size is worked out from. */
export interface Sizing {
  equity: number;
  price: number;
  /** The stop of the entry. */
  stop: number;
  decided: number;
  readonly closed: ClosedTrades;
  /** Volatilities of all legs that are sized by their inverse. */
  readonly volatilities: readonly Float64Array[];
}

/** Rules size-at-fill, volatility-target, kelly and inverse-volatility: units that an entry asks for. */
export function wantedUnits(size: PositionRules['size'], sizing: Readonly<Sizing>): number {
  const { equity, price, stop, decided, closed, volatilities } = sizing;
  switch (size.mode) {
    case 'percent_equity':
      return (equity * size.value) / 100 / price;
    case 'percent_risk':
      return (equity * size.value) / 100 / Math.abs(price - stop);
    case 'fixed_notional':
      return size.value / price;
    case 'fixed_units':
      return size.value;
    case 'volatility_target': {
      const fraction = size.value / 100 / size.column[decided]!;
      return (equity * Math.min(fraction, size.capPercent / 100)) / price;
    }
    case 'kelly': {
      const cap = size.capPercent / 100;
      const full = closed.count < size.leastTrades ? cap : closed.kelly;
      return (equity * Math.min((full * size.value) / 100, cap)) / price;
    }
    case 'inverse_volatility': {
      let all = 0;
      for (const column of volatilities) if (column[decided]! > 0) all += 1 / column[decided]!;
      return (equity * size.value) / 100 / size.column[decided]! / all / price;
    }
  }
}
