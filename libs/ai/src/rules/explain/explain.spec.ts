import { describe, expect, it } from 'vitest';
import { acceptanceSet } from '../acceptance/acceptance-set.js';
import { applied, emptyFlow, planned } from '../acceptance/check-case.js';
import { meaning } from '../acceptance/meaning.js';
import { longestRequest, planByRules } from '../rules-planner.js';
import { explain } from './explain.js';

describe('explain', { timeout: 240_000 }, () => {
  it('puts a strategy into sentences', () => {
    const flow = planned(
      'Buy BTC on Deribit 4h when RSI(21) crosses above 70 and price is above the 200 EMA, 2% position size, 2 ATR stop',
    );
    expect(explain(flow)).toBe(
      [
        'Trade BTC on deribit, 4h bars.',
        'Buy when RSI(21) crosses above 70 and the close is above EMA(200).',
        'Close long positions when RSI(21) crosses below 70.',
        'Position size: 2% of equity.',
        'Stop loss: 2 ATR(14).',
        'Use market orders.',
      ].join('\n'),
    );
  });

  it('tells an average of a funding rate from one of the price', () => {
    const flow = planned(
      'Cash and carry on BTC: long spot, short perp while the 3 day average funding is above 0.01%, close under 0.005%',
    );
    expect(explain(flow)).toContain('Buy when BTC funding SMA(9) is above 0.0001.');
  });

  it('says that an empty canvas is empty', () => {
    expect(explain(emptyFlow)).toBe('The canvas is empty.');
  });

  it('says of every planned strategy what plans to an equal one again', () => {
    const failed: string[] = [];
    let checked = 0;
    for (const { on, cases } of acceptanceSet) {
      for (const [text] of cases) {
        const start = on === undefined ? emptyFlow : planned(on);
        const plan = planByRules(text, start);
        if (plan.status !== 'plan') continue;
        const flow = applied(plan.newStrategy ? emptyFlow : start, plan.commands);
        const words = explain(flow);
        // Longer than what a message may be: many legs that read each other.
        if (words.length > longestRequest) continue;
        const again = planByRules(words, emptyFlow);
        checked++;
        if (again.status !== 'plan') {
          failed.push(`${text}\n${words}\n-> ${JSON.stringify(again)}`);
          continue;
        }
        const second = applied(emptyFlow, again.commands);
        const before = JSON.stringify(meaning(flow));
        const after = JSON.stringify(meaning(second));
        if (before !== after || again.left.length > 0) {
          failed.push(
            `${text}\n${words}\n-> ${explain(second)}\n${JSON.stringify(again.left)}\n${before}\n${after}`,
          );
        }
      }
    }
    expect(checked).toBeGreaterThan(900);
    expect(failed.join('\n\n')).toBe('');
  });
});
