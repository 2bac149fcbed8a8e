import { describe, expect, it } from 'vitest';
import { custom, edge, flowWith, given, momentumFlow, node, price, rules } from '../../testing/index.js';
import type { AddNode, EditNode } from '../commands.js';

const rsi: AddNode = { type: 'AddNode', nodeType: 'function', kind: 'rsi' };

describe('AddNode', () => {
  it('completes id, label, params, formula and a free place', () => {
    given(flowWith())
      .when(rsi)
      .then({
        type: 'NodeAdded',
        data: {
          id: 'rsi_14',
          type: 'function',
          kind: 'rsi',
          label: 'RSI 14',
          description: '',
          position: { x: 380, y: 80 },
          params: { period: 14 },
          formula: 'rsi(close, period)',
        },
      });
  });

  it('makes ids readable and unique', () => {
    const add = (nodeType: AddNode['nodeType'], kind: string, params = {}): AddNode => ({
      type: 'AddNode',
      nodeType,
      kind,
      params,
    });
    const flow = given(flowWith())
      .when(
        rsi,
        rsi,
        add('function', 'sma', { period: 50 }),
        add('function', 'macd'),
        add('data', 'price', { symbol: 'BTC' }),
        add('data', 'price', { symbol: 'ETH/USDT' }),
        add('data', 'price', { symbol: '¥€$' }),
        add('strategy', 'rules'),
        add('risk', 'stop_loss'),
        add('risk', 'stop_loss'),
        add('execution', 'market'),
      )
      .flow();
    expect(Object.keys(flow.nodes)).toEqual([
      ...[
        'rsi_14',
        'rsi_14_2',
        'sma_50',
        'macd_12_26_9',
        'btc_price',
        'eth_price',
        'price',
        'rules',
        'stop_loss',
      ],
      ...['stop_loss_2', 'market'],
    ]);
    expect(flow.nodes.btc_price?.label).toBe('BTC price');
    expect(flow.nodes.sma_50?.label).toBe('SMA 50');
    expect(flow.nodes.stop_loss_2?.label).toBe('Stop loss');
  });

  it('puts new nodes over no other', () => {
    const flow = given(flowWith())
      .when(...Array.from({ length: 12 }, () => rsi))
      .flow();
    const places = Object.values(flow.nodes).map(({ position }) => `${position.x}/${position.y}`);
    expect(new Set(places).size).toBe(12);
  });

  it('changes nothing when the same node is there, and refuses another under its id', () => {
    const add: AddNode = { ...rsi, id: 'my_rsi', params: { period: 7 } };
    const flow = given(flowWith()).when(add).flow();
    given(flow).when(add).thenNothing();
    given(flow)
      .when({ ...add, params: { period: 8 } })
      .thenRefused('id-taken');
  });

  it('keeps what it is given', () => {
    const added = given(flowWith())
      .when({
        ...rsi,
        id: 'a',
        label: 'Fast',
        description: 'Mine',
        position: { x: -0, y: 5 },
        formula: 'rsi(open, 3)',
      })
      .flow().nodes.a;
    expect(added).toMatchObject({ label: 'Fast', description: 'Mine', formula: 'rsi(open, 3)' });
    expect(Object.is(added?.position.x, 0)).toBe(true);
  });

  it.each([
    ['close', 'constructor', 'volume', 'and', 'bars', 'if', 'prototype', 'enter_long'],
    ['Rsi', '1a', '', 'a-b', '__proto__', 'ä', 'a'.repeat(65), 'a b'],
  ])('refuses ids that mean something else or have another form (%s, …)', (...ids) => {
    for (const id of ids)
      given(flowWith())
        .when({ ...rsi, id })
        .thenRefused('invalid-id');
  });

  it('refuses unknown types, kinds and parameters, and says what was probably meant', () => {
    given(flowWith())
      .when({ ...rsi, kind: 'bolinger' })
      .thenRefused('unknown-kind', "Did you mean 'bollinger'?");
    given(flowWith())
      .when({ ...rsi, nodeType: 'magic' as 'data' })
      .thenRefused('unknown-kind', 'data, function');
    given(flowWith())
      .when({ ...rsi, nodeType: 'constructor' as 'data', kind: '__proto__' })
      .thenRefused('unknown-kind');
    given(flowWith())
      .when({ ...rsi, params: { length: 3 } })
      .thenRefused('unknown-parameter', "Did you mean 'period'?");
    given(flowWith())
      .when({ ...rsi, params: JSON.parse('{"__proto__": {"polluted": true}}') })
      .thenRefused('unknown-parameter');
    given(flowWith())
      .when({ ...rsi, params: { constructor: 1 } })
      .thenRefused('unknown-parameter');
  });

  it('refuses parameters out of range, not whole, not finite or of another type', () => {
    for (const period of [0, -1, 10_001, 1.5]) {
      given(flowWith())
        .when({ ...rsi, params: { period } })
        .thenRefused('parameter-out-of-range');
    }
    for (const period of [Number.NaN, Number.POSITIVE_INFINITY, '14', true, { a: 1 }]) {
      given(flowWith())
        .when({ ...rsi, params: { period } })
        .thenRefused('invalid-value');
    }
    given(flowWith())
      .when({ type: 'AddNode', nodeType: 'data', kind: 'price', params: { timeframe: '7m' } })
      .thenRefused('parameter-out-of-range', '1m');
    given(flowWith())
      .when({ type: 'AddNode', nodeType: 'data', kind: 'price', params: { symbol: 'BTC\0' } })
      .thenRefused('invalid-value');
  });

  it('takes unit and range of a size from its mode', () => {
    const size = (params: AddNode['params'] = {}): AddNode => ({
      type: 'AddNode',
      nodeType: 'risk',
      kind: 'position_size',
      params,
    });
    const params = (command: AddNode) => given(flowWith()).when(command).flow().nodes.position_size?.params;
    expect(params(size())).toEqual({ mode: 'percent_equity', value: 2 });
    expect(params(size({ mode: 'fixed_notional' }))).toEqual({ mode: 'fixed_notional', value: 1000 });
    given(flowWith())
      .when(size({ value: 101 }))
      .thenRefused('parameter-out-of-range', '% of equity');
    expect(params(size({ mode: 'fixed_units', value: 101 }))).toEqual({ mode: 'fixed_units', value: 101 });
  });

  it('refuses texts over their limits, NUL, half characters and places off the canvas', () => {
    given(flowWith())
      .when({ ...rsi, label: 'x'.repeat(201) })
      .thenRefused('text-too-long', 'at most 200');
    given(flowWith())
      .when({ ...rsi, description: 'x'.repeat(4001) })
      .thenRefused('text-too-long');
    given(flowWith())
      .when({ ...rsi, label: 'a\0b' })
      .thenRefused('invalid-value');
    given(flowWith())
      .when({ ...rsi, label: '\ud83d' })
      .thenRefused('invalid-value');
    for (const x of [Number.NaN, Number.NEGATIVE_INFINITY, 2e6]) {
      given(flowWith())
        .when({ ...rsi, position: { x, y: 0 } })
        .thenRefused('invalid-value', 'position');
    }
  });

  it('refuses a formula where there is none, and one that can not be read', () => {
    given(flowWith())
      .when({ type: 'AddNode', nodeType: 'risk', kind: 'stop_loss', formula: 'close' })
      .thenRefused('formula-not-allowed');
    given(flowWith())
      .when({ ...rsi, formula: 'rsi(close' })
      .thenRefused('formula-invalid');
  });

  it('stops at the limit of nodes, inclusive', () => {
    given(flowWith(custom('a')), { maxNodes: 2 })
      .when(rsi)
      .events();
    given(flowWith(custom('a'), custom('b')), { maxNodes: 2 })
      .when(rsi)
      .thenRefused('node-limit', 'at most 2');
  });
});

describe('EditNode', () => {
  const flow = flowWith(node('rsi_14', 'function', 'rsi'), price('btc_price'));
  const edit = (given: Partial<EditNode>): EditNode => ({ type: 'EditNode', id: 'rsi_14', ...given });

  it('records only what changed', () => {
    given(flow)
      .when(edit({ label: 'RSI 14', description: 'Short', params: { period: 21 } }))
      .then({ type: 'NodeEdited', data: { id: 'rsi_14', description: 'Short', params: { period: 21 } } });
    given(flow)
      .when({ type: 'EditNode', id: 'btc_price', params: { symbol: 'ETH/USDT', timeframe: '1d' } })
      .then({ type: 'NodeEdited', data: { id: 'btc_price', params: { symbol: 'ETH/USDT' } } });
  });

  it('changes nothing when everything is so already', () => {
    given(flow)
      .when(edit({ label: 'RSI 14', params: { period: 14 } }))
      .thenNothing();
    given(flow).when(edit({})).thenNothing();
  });

  it('refuses what AddNode refuses', () => {
    given(flow)
      .when(edit({ params: { length: 3 } }))
      .thenRefused('unknown-parameter');
    given(flow)
      .when(edit({ params: { period: 0 } }))
      .thenRefused('parameter-out-of-range');
    given(flow)
      .when(edit({ params: null as never }))
      .thenRefused('invalid-value');
    given(flow)
      .when(edit({ label: 'x'.repeat(201) }))
      .thenRefused('text-too-long');
  });

  it('judges a size by the mode that it gets', () => {
    const size = flowWith(
      node('size', 'risk', 'position_size', { params: { mode: 'fixed_notional', value: 5000 } }),
    );
    given(size)
      .when({ type: 'EditNode', id: 'size', params: { mode: 'percent_equity' } })
      .thenRefused('parameter-out-of-range');
    given(size)
      .when({ type: 'EditNode', id: 'size', params: { mode: 'percent_equity', value: 5 } })
      .then({ type: 'NodeEdited', data: { id: 'size', params: { mode: 'percent_equity', value: 5 } } });
  });

  it('refuses unknown nodes, also under names that every object answers to', () => {
    given(flow)
      .when(edit({ id: 'rsi_41' }))
      .thenRefused('node-not-found', "Did you mean 'rsi_14'?");
    for (const id of ['constructor', '__proto__', 'toString'])
      given(flow).when(edit({ id })).thenRefused('node-not-found');
  });
});

describe('MoveNode', () => {
  it('moves, and does nothing where the node stands already', () => {
    const flow = flowWith(custom('a'));
    given(flow)
      .when({ type: 'MoveNode', id: 'a', position: { x: 10, y: -0 } })
      .then({ type: 'NodeMoved', data: { id: 'a', position: { x: 10, y: 0 } } });
    given(flow)
      .when({ type: 'MoveNode', id: 'a', position: { x: 0, y: 0 } })
      .thenNothing();
    given(flow)
      .when({ type: 'MoveNode', id: 'a', position: { x: Number.NaN, y: 0 } })
      .thenRefused('invalid-value');
  });
});

describe('RemoveNode', () => {
  it('removes the edges first, in the same decision', () => {
    given(momentumFlow())
      .when({ type: 'RemoveNode', id: 'rsi_14' })
      .then(
        { type: 'NodesDisconnected', data: { id: 'btc_price_to_rsi_14' } },
        { type: 'NodesDisconnected', data: { id: 'rsi_14_to_entry_rules' } },
        { type: 'NodeRemoved', data: { id: 'rsi_14' } },
      );
  });

  it('refuses what is gone', () => {
    given(flowWith(custom('a')))
      .when({ type: 'RemoveNode', id: 'a' }, { type: 'RemoveNode', id: 'a' })
      .thenRefused('node-not-found');
  });

  it('leaves the edges of others alone', () => {
    const flow = flowWith(custom('a'), custom('b', 'x'), rules('c'), edge('a.value', 'b.x'));
    given(flow)
      .when({ type: 'RemoveNode', id: 'c' })
      .then({ type: 'NodeRemoved', data: { id: 'c' } });
  });
});
