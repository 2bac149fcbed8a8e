import type { Plan } from '../../../planner.js';
import { isTraditional } from '../../lexicon/tickers.js';

export function askForFewer(assets: readonly string[], count: number): Plan {
  return {
    status: 'clarify',
    question: `There are only ${assets.length} markets to rank, so holding ${count} would hold all of them. How many should be held?`,
    choices: [`Hold the strongest of ${assets.join(', ')} by 90 day return every month`],
  };
}

/** More is said than a ranking with its way out can hold. */
export function askForFallback(assets: readonly string[]): Plan {
  const [first = 'SPY', second = 'EFA'] = assets;
  return {
    status: 'clarify',
    question:
      'Markets can be ranked against each other and left for cash, or for one other market, while their own return is negative or another market says so; further rules on top cannot be built in one step. Is this meant?',
    choices: [
      `Every month hold the strongest of ${first}, ${second} by 12 month return, cash if its return is negative`,
      `Every month hold the strongest of ${assets.join(', ')} by 12 month return`,
    ],
  };
}

export function askForMeasure(words: string, assets: readonly string[]): Plan {
  return {
    status: 'clarify',
    question: `"${words}" was not understood as a measure to rank by. By what should ${assets.join(', ')} be ranked?`,
    choices: [
      `Every month hold the strongest of ${assets.join(', ')} by 90 day return`,
      `Every month hold the weakest of ${assets.join(', ')} by 20 bar realised volatility`,
    ],
  };
}

export function askForMarkets(named: string | undefined): Plan {
  const stocks = named !== undefined && isTraditional(named);
  const index = stocks && ['SPX', 'NDX', 'DJI', 'RUT', 'DAX', 'FTSE', 'STOXX', 'NIKKEI'].includes(named);
  const markets =
    named === undefined
      ? 'BTC, ETH and SOL'
      : index
        ? 'SPY, QQQ and IWM'
        : stocks
          ? `${named}, SPY and TLT`
          : `${named}, ETH and SOL`;
  return {
    status: 'clarify',
    question:
      'Which markets should be ranked against each other? Members of an index or of a top list change and are not known here: name the markets.',
    choices: [
      `Every month hold the strongest of ${markets} by 90 day return`,
      'Hold whichever of SPY or TLT has the higher 6 month return, rebalance monthly',
    ],
  };
}
