import { describe, expect, it } from 'vitest';
import { custom, edge, flowWith, given, momentumFlow, node, price, rules } from '../testing/index.js';
import type { FlowProblem, ProblemCode } from './problem.js';
import { problems } from './problems.js';
import type { Flow } from './state.js';

function problem(flow: Flow, code: ProblemCode): FlowProblem {
  const found = problems(flow).find((candidate) => candidate.code === code);
  if (!found) throw new Error(`No ${code} among ${problems(flow).map((candidate) => candidate.code)}`);
  return found;
}

/** The flow after a problem's fix, in which the problem is gone. */
function fixed(flow: Flow, code: ProblemCode): Flow {
  const { fix } = problem(flow, code);
  if (!fix) throw new Error(`${code} has no fix`);
  const after = given(flow)
    .when(...fix.commands)
    .flow();
  expect(problems(after).map((candidate) => candidate.code)).not.toContain(code);
  return after;
}

const btc = price('btc');
const always = rules('rules', 'enter_long = close > 1\nexit_long = close < 1');
const wired = edge('btc.bars', 'rules.bars');

describe('problems', () => {
  it('finds none in a sound strategy', () => {
    expect(problems(momentumFlow())).toEqual([]);
  });

  it('names the port that nothing is connected to, and connects the only data there is', () => {
    const flow = flowWith(btc, custom('f'), rules('rules', 'enter_long = f > 1'), edge('f.value', 'rules.f'));
    expect(problem(flow, 'port-unbound')).toMatchObject({ nodeId: 'f', severity: 'error' });
    fixed(flow, 'port-unbound');
  });

  it('connects a port to the node of its name', () => {
    const flow = flowWith(btc, custom('f'), rules('rules', 'enter_long = f > 1'), edge('btc.bars', 'f.bars'));
    expect(Object.values(fixed(flow, 'port-unbound').edges)).toContainEqual(edge('f.value', 'rules.f'));
  });

  it('connects the data that a strategy lacks', () => {
    fixed(flowWith(btc, always), 'no-data');
  });

  it('adds a stop between strategy and execution, and market orders at the end', () => {
    const flow = flowWith(
      ...[btc, always, wired, node('market', 'execution', 'market'), edge('rules.signals', 'market.signals')],
    );
    const after = fixed(flow, 'no-risk');
    expect(Object.values(after.edges).map(({ source, target }) => `${source}>${target}`)).toEqual([
      'btc>rules',
      'rules>stop_loss',
      'stop_loss>market',
    ]);
    fixed(flowWith(btc, always, wired), 'no-execution');
  });

  it('computes an indicator on the series that it was given', () => {
    const flow = flowWith(
      ...[
        btc,
        node('rsi_14', 'function', 'rsi'),
        node('sma_5', 'function', 'sma', { params: { period: 5 } }),
      ],
      rules('rules', 'enter_long = sma_5 > 50\nexit_long = sma_5 < 50'),
      edge('btc.bars', 'rsi_14.bars'),
      edge('rsi_14.value', 'sma_5.rsi_14'),
      edge('sma_5.value', 'rules.sma_5'),
    );
    expect(fixed(flow, 'port-unused').nodes.sma_5?.formula).toBe('sma(rsi_14, period)');
  });

  it('warns of nodes that nothing reads, and of what is missing in them', () => {
    const { nodes, edges } = momentumFlow();
    const flow = flowWith(...Object.values(nodes), ...Object.values(edges), custom('lonely', 'x'));
    expect(problems(flow).map(({ code, nodeId, severity }) => [code, nodeId, severity])).toEqual([
      ['port-unbound', 'lonely', 'warning'],
      ['node-unused', 'lonely', 'warning'],
    ]);
  });

  it('lists errors before warnings', () => {
    const severities = problems(flowWith(always, custom('lonely'))).map(({ severity }) => severity);
    expect(severities).toContain('warning');
    expect(severities).toEqual([...severities].sort());
  });

  it('removes an edge that hangs on nothing', () => {
    fixed(flowWith(btc, always, wired, edge('gone.value', 'rules.gone', 'e')), 'edge-dangling');
  });

  it('says when a strategy never leaves', () => {
    const forever = flowWith(btc, rules('rules', 'enter_long = close > 1'), wired);
    expect(problem(forever, 'never-exits').severity).toBe('warning');
  });

  it('warns of conditions that can never hold, with their place, and writes what was meant', () => {
    const formula = 'enter_long = rsi_14 < 30 and rsi_14 > 70\nexit_long = rsi_14 > -5 and close > 5';
    const flow = flowWith(
      ...[btc, node('rsi_14', 'function', 'rsi'), rules('rules', formula), wired],
      edge('btc.bars', 'rsi_14.bars'),
      edge('rsi_14.value', 'rules.rsi_14'),
    );
    const found = problem(flow, 'contradiction');
    expect(found).toMatchObject({ nodeId: 'rules', severity: 'warning', at: { position: 13, length: 27 } });
    expect(fixed(flow, 'contradiction').nodes.rules?.formula).toMatch('rsi_14 < 30 or rsi_14 > 70');
    expect(fixed(flow, 'always-true').nodes.rules?.formula).toMatch(/exit_long = close > 5$/);
  });

  it('warns of an entry whose exit is always there, which beats it', () => {
    const both = rules('rules', 'enter_long = crosses_above(close, open)\nexit_long = close > open');
    expect(problem(flowWith(btc, both, wired), 'entry-exits').nodeId).toBe('rules');
  });

  it('warns of a warm-up that is longer than the chosen data', () => {
    const slow = rules('rules', 'enter_long = close > sma(close, 200)\nexit_long = close < 5');
    const found = (rows: number) =>
      problems(flowWith(btc, slow, wired), { btc: { rows } }).map(({ code }) => code);
    expect(found(199)).toContain('warm-up-too-long');
    expect(found(200)).not.toContain('warm-up-too-long');
  });

  it('does not judge what custom Python gives as if it were prices', () => {
    const code = 'def on_bar(bar, inputs, params, state):\n    return -1.0\n';
    const flow = flowWith(
      ...[btc, node('mine', 'function', 'python', { code }), wired, edge('btc.bars', 'mine.bars')],
      rules('rules', 'enter_long = mine > 0\nexit_long = close > 5'),
      edge('mine.value', 'rules.mine'),
    );
    expect(problems(flow).map((one) => one.code)).not.toContain('always-true');
  });

  it('knows that funding rates may be below zero', () => {
    const funding = node('funding', 'data', 'price', { params: { market: 'funding' } });
    const carry = rules('rules', 'enter_long = funding.close > 0\nexit_long = close > 5');
    const flow = flowWith(btc, funding, carry, wired, edge('funding.bars', 'rules.funding'));
    expect(problems(flow).map((one) => one.code)).not.toContain('always-true');
  });

  it('knows a kind that left the catalogue', () => {
    const flow = flowWith({ ...custom('old'), kind: 'oracle' });
    expect(problem(flow, 'kind-unknown').nodeId).toBe('old');
  });

  it('stays quick on a flow of 5,000 nodes', () => {
    const nodes = Array.from({ length: 5_000 }, (_, index) => node(`rsi_${index}`, 'function', 'rsi'));
    const started = performance.now();
    problems(flowWith(...nodes, btc, always, wired));
    expect(performance.now() - started).toBeLessThan(3_000);
  }, 20_000);
});
