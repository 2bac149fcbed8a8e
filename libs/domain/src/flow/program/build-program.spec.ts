import { compileProgram } from '@strategy-builder/language';
import { describe, expect, it } from 'vitest';
import { custom, edge, flowWith, momentumFlow, node, price, rules } from '../../testing/index.js';
import type { Flow, FlowEdge, FlowNode } from '../state.js';
import type { StrategyProgram } from '../strategy-program.js';
import { buildProgram, buildStrategy } from './build-program.js';

function program(flow: Flow): StrategyProgram {
  const built = buildProgram(flow);
  if (!built.ok) throw new Error(JSON.stringify(built.problems, null, 2));
  return built.program;
}

/** Codes of what keeps a flow from being a program, with the nodes they are at. */
function reasons(...parts: ReadonlyArray<FlowNode | FlowEdge>): readonly string[] {
  const built = buildProgram(flowWith(...parts));
  if (built.ok) throw new Error('This flow is a program');
  return built.problems
    .filter(({ severity }) => severity === 'error')
    .map(({ code, nodeId }) => (nodeId === undefined ? code : `${code} ${nodeId}`));
}

const btc = price('btc');
const always = rules('rules', 'enter_long = close > 1\nexit_long = close < 1');
const wired = edge('btc.bars', 'rules.bars');

describe('buildProgram', () => {
  it('follows a strategy from execution back to its data', () => {
    expect(program(momentumFlow())).toEqual({
      source: {
        bars: ['btc_price'],
        timeframes: { btc_price: '1d' },
        nodes: [
          {
            id: 'rsi_14',
            formula: 'rsi(close, period)',
            params: { period: 14 },
            inputs: { bars: { from: 'bars', id: 'btc_price' } },
          },
          {
            id: 'entry_rules',
            formula: 'enter_long = crosses_above(rsi_14, 70)\nexit_long = rsi_14 < 50',
            params: {},
            inputs: { rsi_14: { from: 'node', id: 'rsi_14', output: 'value' } },
          },
        ],
      },
      data: [{ node: 'btc_price', symbol: 'BTC/USDT', exchange: 'binance', timeframe: '1d', market: 'spot' }],
      traded: 'btc_price',
      strategy: 'entry_rules',
      signals: {
        enter_long: { node: 'entry_rules', output: 'enter_long' },
        exit_long: { node: 'entry_rules', output: 'exit_long' },
      },
      risk: [
        { kind: 'position_size', node: 'position_size', mode: 'percent_equity', value: 2 },
        { kind: 'stop_loss', node: 'stop_loss', distance: { mode: 'percent', percent: 5 } },
      ],
      execution: { kind: 'market', node: 'market' },
    });
  });

  it('gives what the language compiles', () => {
    const { source, signals } = program(momentumFlow());
    expect(compileProgram(source, Object.values(signals)).ok).toBe(true);
  });

  it('leaves out what does not lead to the market', () => {
    const { nodes, edges } = momentumFlow();
    const more = flowWith(
      ...Object.values(nodes),
      ...Object.values(edges),
      custom('beside'),
      price('eth'),
      edge('eth.bars', 'beside.bars'),
      edge('beside.value', 'rsi_14.unused'),
    );
    expect(program(more)).toEqual(program(momentumFlow()));
  });

  it('measures average true ranges with a formula of the program, on what is traded', () => {
    const stop = node('stop', 'risk', 'trailing_stop', { params: { mode: 'atr', value: 3, period: 20 } });
    const built = program(flowWith(btc, always, stop, wired, edge('rules.signals', 'stop.signals')));
    expect(built.risk).toEqual([
      {
        kind: 'trailing_stop',
        node: 'stop',
        distance: { mode: 'atr', multiple: 3, atr: { node: 'stop', output: 'value' } },
      },
    ]);
    expect(built.source.nodes[0]).toEqual({
      id: 'stop',
      formula: 'atr(period)',
      params: { period: 20 },
      inputs: { bars: { from: 'bars', id: 'btc' } },
    });
    expect(built.source.nodes.map(({ id }) => id)).toEqual(['stop', 'rules']);
    const outputs = [...Object.values(built.signals), { node: 'stop', output: 'value' }];
    expect(compileProgram(built.source, outputs).ok).toBe(true);
  });

  it('takes market orders without an execution node, and says so', () => {
    const built = buildProgram(flowWith(btc, always, wired));
    expect(built).toMatchObject({ ok: true, program: { execution: { kind: 'market', node: null } } });
    expect(built.ok && built.warnings.map(({ code }) => code)).toEqual(['no-risk', 'no-execution']);
  });

  it('reads time exits and limit orders', () => {
    const built = program(
      flowWith(
        ...[btc, always, wired, node('out', 'risk', 'time_exit', { params: { period: 3 } })],
        node('limit', 'execution', 'limit', { params: { offset: 0.5, period: 2 } }),
        edge('rules.signals', 'out.signals'),
        edge('out.signals', 'limit.signals'),
      ),
    );
    expect(built.risk).toEqual([{ kind: 'time_exit', node: 'out', bars: 3 }]);
    expect(built.execution).toEqual({ kind: 'limit', node: 'limit', offsetPercent: 0.5, bars: 2 });
  });

  it('trades the series at the port bars, when its formulas read several', () => {
    const ratio = custom('ratio', 'btc.close / eth.close');
    const pair = rules('rules', 'enter_long = ratio > 20\nexit_long = ratio < 15');
    const parts = [
      btc,
      price('eth'),
      ratio,
      pair,
      edge('btc.bars', 'ratio.btc'),
      edge('eth.bars', 'ratio.eth'),
    ];
    const read = edge('ratio.value', 'rules.ratio');
    expect(reasons(...parts, read)).toEqual(['traded-ambiguous rules']);
    const built = program(flowWith(...parts, read, wired));
    expect(built.traded).toBe('btc');
    expect(built.source.bars).toEqual(['btc', 'eth']);
  });

  it("binds the strategy's own prices to the only series there is", () => {
    const own = rules('rules', 'enter_long = close > average\nexit_long = close < average');
    const average = custom('average', 'sma(close, 5)');
    const built = program(
      flowWith(btc, average, own, edge('btc.bars', 'average.bars'), edge('average.value', 'rules.average')),
    );
    expect(built.source.nodes[1]?.inputs).toMatchObject({ bars: { from: 'bars', id: 'btc' } });
    expect(compileProgram(built.source, Object.values(built.signals)).ok).toBe(true);
  });

  it('binds a selected output of a node with several', () => {
    const macd = node('macd', 'function', 'macd');
    const cross = rules('rules', 'enter_long = m.macd > m.signal\nexit_long = m.histogram < 0');
    const built = program(
      flowWith(btc, { ...macd, id: 'm' }, cross, edge('btc.bars', 'm.bars'), edge('m.macd', 'rules.m')),
    );
    expect(built.source.nodes[1]?.inputs).toEqual({ m: { from: 'node', id: 'm', output: 'macd' } });
    expect(compileProgram(built.source, Object.values(built.signals)).ok).toBe(true);
  });

  it('lets a strategy read conditions', () => {
    const built = program(
      flowWith(
        ...[
          btc,
          custom('oversold', 'rsi(close, 14) < 30'),
          rules('rules', 'enter_long = oversold\nexit_long = not oversold'),
        ],
        edge('btc.bars', 'oversold.bars'),
        edge('oversold.value', 'rules.oversold'),
      ),
    );
    expect(compileProgram(built.source, Object.values(built.signals)).ok).toBe(true);
  });
});

describe('a flow that is no program says why', () => {
  const size = node('size', 'risk', 'position_size', { params: { mode: 'percent_risk', value: 1 } });
  const stop = node('stop', 'risk', 'stop_loss');

  it('without a strategy, its rules or its data', () => {
    expect(reasons()).toEqual(['no-strategy']);
    expect(reasons(btc, rules('rules'), wired)).toEqual(['formula-missing rules']);
    expect(reasons(btc, rules('rules', 'exit_long = close < 1'), wired)).toEqual(['no-entry rules']);
    expect(reasons(always)).toEqual(['no-data rules']);
    const inverse = rules('rules', 'enter_long = a > 1\nexit_long = b.close > 2');
    expect(reasons(btc, inverse)).toEqual(['port-unbound rules', 'port-unbound rules', 'no-data rules']);
    expect(
      reasons(btc, custom('f'), rules('rules', 'enter_long = f > 1'), edge('f.value', 'rules.f')),
    ).toEqual(['port-unbound f', 'no-data rules']);
  });

  it('with more than one way for the signals', () => {
    expect(reasons(btc, always, rules('second', 'enter_long = close > 2'), wired)).toEqual([
      'several-strategies rules',
      'several-strategies second',
    ]);
    expect(
      reasons(
        btc,
        always,
        wired,
        size,
        stop,
        edge('rules.signals', 'size.signals'),
        edge('rules.signals', 'stop.signals'),
      ),
    ).toEqual(['chain-branches rules']);
  });

  it('but a second strategy that is only a draft is left out', () => {
    const { nodes, edges } = momentumFlow();
    expect(program(flowWith(...Object.values(nodes), ...Object.values(edges), rules('draft')))).toEqual(
      program(momentumFlow()),
    );
  });

  it('with risk rules that contradict each other or lack another', () => {
    const toSize = edge('rules.signals', 'size.signals');
    expect(reasons(btc, always, wired, size, toSize)).toEqual(['size-needs-stop size']);
    const second = { ...stop, id: 'stop_2' };
    expect(
      reasons(
        ...[btc, always, wired, stop, second],
        edge('rules.signals', 'stop.signals'),
        edge('stop.signals', 'stop_2.signals'),
      ),
    ).toEqual(['risk-twice stop_2']);
  });

  it('with edges that no longer fit', () => {
    const macd = { ...node('m', 'function', 'custom', { formula: 'x = close\ny = open' }) };
    const reads = rules('rules', 'enter_long = m > 1');
    expect(reasons(btc, macd, reads, edge('btc.bars', 'm.bars'), edge('m.z', 'rules.m'))).toContain(
      'output-missing rules',
    );
    const truth = custom('m', 'close > 2');
    expect(reasons(btc, truth, reads, edge('btc.bars', 'm.bars'), edge('m.value', 'rules.m'))).toContain(
      'ports-incompatible rules',
    );
  });

  it('with the place in the formula, where only the whole graph shows the mistake', () => {
    const reads = rules('rules', 'enter_long = m.top > 1');
    const built = buildProgram(
      flowWith(btc, custom('m'), reads, edge('btc.bars', 'm.bars'), edge('m.value', 'rules.m')),
    );
    expect(built.ok).toBe(false);
    expect(!built.ok && built.problems.find(({ code }) => code === 'formula-invalid')).toMatchObject({
      nodeId: 'rules',
      at: { position: expect.any(Number) },
    });
  });
});

describe('buildStrategy', () => {
  const eth = price('eth', { symbol: 'ETH/USDT' });
  const ratio = custom('ratio', 'zscore(log(btc.close / eth.close), 100)');
  const pair = [
    ...[btc, eth, ratio, edge('btc.bars', 'ratio.btc'), edge('eth.bars', 'ratio.eth')],
    ...[rules('buy_btc', 'enter_long = ratio < -2\nexit_long = ratio > 0'), edge('btc.bars', 'buy_btc.bars')],
    ...[
      rules('sell_eth', 'enter_short = ratio < -2\nexit_short = ratio > 0'),
      edge('eth.bars', 'sell_eth.bars'),
    ],
    ...[edge('ratio.value', 'buy_btc.ratio'), edge('ratio.value', 'sell_eth.ratio')],
    ...[node('market_1', 'execution', 'market'), edge('buy_btc.signals', 'market_1.signals')],
    ...[node('market_2', 'execution', 'market'), edge('sell_eth.signals', 'market_2.signals')],
  ];

  it('gives a pair two legs that read one ratio', () => {
    const built = buildStrategy(flowWith(...pair));
    if (!built.ok) throw new Error(JSON.stringify(built.problems));
    expect(built.strategy.legs.map(({ strategy, traded }) => [strategy, traded])).toEqual([
      ['buy_btc', 'btc'],
      ['sell_eth', 'eth'],
    ]);
    expect(built.strategy.legs.map(({ source }) => [...source.bars].sort())).toEqual([
      ['btc', 'eth'],
      ['btc', 'eth'],
    ]);
    expect(built.warnings.some(({ code }) => code === 'node-unused')).toBe(false);
  });

  it('gives one strategy the leg that buildProgram gives', () => {
    const built = buildStrategy(momentumFlow());
    expect(built.ok && built.strategy.legs).toEqual([program(momentumFlow())]);
  });

  it('says once what two legs find in a node that both read', () => {
    const unread = pair.filter((part) => !('source' in part && part.target === 'ratio'));
    const built = buildStrategy(flowWith(...unread));
    const codes = built.ok ? [] : built.problems.filter(({ nodeId }) => nodeId === 'ratio');
    expect(codes.map(({ port }) => port).sort()).toEqual(['btc', 'eth']);
  });
});
