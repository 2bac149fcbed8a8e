import type { Flow } from '@strategy-builder/domain';
import { describe, expect, it } from 'vitest';
import type { EarlierMessage, Plan } from '../../planner.js';
import { applied, emptyFlow, planned } from '../acceptance/check-case.js';
import { planByRules } from '../rules-planner.js';
import { planReply } from './plan-reply.js';

/** The plan of the last message, each one before it answered as the chat would. */
function talk(said: readonly string[], flow: Flow): Plan {
  const earlier: EarlierMessage[] = [];
  let plan: Plan | undefined;
  for (const text of said) {
    plan = planReply(text, planByRules(text, flow), flow, earlier, planByRules);
    const reply =
      plan.status === 'clarify' ? plan.question : plan.status === 'plan' ? plan.summary : 'No, because.';
    earlier.push({ from: 'user', text }, { from: 'agent', text: reply });
  }
  if (plan === undefined) throw new Error('nothing was said');
  return plan;
}

function summaryOf(plan: Plan): string {
  return plan.status === 'plan' ? plan.summary : JSON.stringify(plan);
}

describe('a reply to a question', () => {
  const flow = planned('buy BTC on 4h when RSI < 30, sell when RSI > 70, stop 4%');

  it.each([
    ['the first one', 'The position size is 5% of equity'],
    ['1', 'The position size is 5'],
    ['second please', 'The stop loss is 2%'],
    ['option 3', 'Each position risks 1% of equity'],
    ['the last one', 'The trailing stop is 5%'],
    ['the trailing one', 'The trailing stop is 5%'],
    ['let’s go with the stop loss', 'The stop loss is 2%'],
  ])('takes "%s" from the choices', (reply, told) => {
    expect(summaryOf(talk(['make it a bit safer', reply], flow))).toContain(told);
  });

  it.each([
    ['5%', 'The stop loss is 5%'],
    ['first', 'The stop loss is 5%'],
  ])('puts "%s" in the place of a choice’s own number', (reply, told) => {
    expect(summaryOf(talk(['a wider stop', reply], flow))).toContain(told);
  });

  it('is taken together with what was asked for when it names the condition only', () => {
    const plan = talk(['buy eth at support', 'when the RSI is under 25'], emptyFlow);
    if (plan.status !== 'plan') throw new Error(JSON.stringify(plan));
    const nodes = Object.values(applied(emptyFlow, plan.commands).nodes);
    expect(nodes.find(({ type }) => type === 'data')?.params.symbol).toBe('ETH');
    expect(nodes.find(({ type }) => type === 'strategy')?.formula).toContain('rsi_14 < 25');
  });

  it('may be no answer at all', () => {
    expect(summaryOf(talk(['a wider stop', 'make it the 1h chart'], flow))).toBe('The timeframe is 1h.');
    expect(talk(['a wider stop', 'what is ATR?'], flow).status).toBe('answer');
  });

  it('means nothing without a question', () => {
    expect(talk(['use 1d bars', 'the second one'], flow).status).not.toBe('plan');
  });
});
