import { describe, it } from 'vitest';
import { custom, edge, flowWith, given, momentumFlow, node, price, rules } from '../../testing/index.js';
import type { ConnectNodes } from '../commands.js';
import type { FlowChange } from '../events.js';

function connect(from: string, to: string): ConnectNodes {
  const [source = '', sourcePort] = from.split('.');
  const [target = '', targetPort] = to.split('.');
  return {
    ...{ type: 'ConnectNodes', source, target },
    ...(sourcePort !== undefined && { sourcePort }),
    ...(targetPort !== undefined && { targetPort }),
  };
}

const connected = (from: string, to: string, id?: string): FlowChange => ({
  type: 'NodesConnected',
  data: edge(from, to, id),
});

const parts = [
  price('btc_price'),
  price('eth'),
  node('rsi_14', 'function', 'rsi'),
  node('macd_1', 'function', 'macd'),
  rules('rules', 'enter_long = rsi_14 < 30'),
  node('stop_loss', 'risk', 'stop_loss'),
  node('market', 'execution', 'market'),
];
const flow = flowWith(...parts);

describe('ConnectNodes with ports left out', () => {
  it('takes the only pair that fits', () => {
    given(flow).when(connect('btc_price', 'rsi_14')).then(connected('btc_price.bars', 'rsi_14.bars'));
    given(flow).when(connect('rules', 'stop_loss')).then(connected('rules.signals', 'stop_loss.signals'));
    given(flow).when(connect('stop_loss', 'market')).then(connected('stop_loss.signals', 'market.signals'));
    given(flow).when(connect('btc_price', 'rules')).then(connected('btc_price.bars', 'rules.bars'));
  });

  it('prefers the port that is named like the source node', () => {
    given(flow).when(connect('rsi_14', 'rules')).then(connected('rsi_14.value', 'rules.rsi_14'));
    const ratio = custom('ratio', 'eth.close / btc.close');
    given(flowWith(price('btc'), price('eth'), ratio))
      .when(connect('eth', 'ratio'), connect('btc', 'ratio'))
      .then(connected('eth.bars', 'ratio.eth'), connected('btc.bars', 'ratio.btc'));
  });

  it('else takes the only free port of a fitting type', () => {
    const double = custom('double', 'x * 2');
    given(flowWith(...parts, double))
      .when(connect('rsi_14', 'double'))
      .then(connected('rsi_14.value', 'double.x'));
    const sum = custom('sum_of_two', 'x + y');
    given(flowWith(...parts, sum, edge('rsi_14.value', 'sum_of_two.x')))
      .when(connect('atr_1', 'sum_of_two'))
      .thenRefused('node-not-found');
    given(flowWith(...parts, custom('other'), sum, edge('rsi_14.value', 'sum_of_two.x')))
      .when(connect('other', 'sum_of_two'))
      .then(connected('other.value', 'sum_of_two.y'));
  });

  it('else makes a new port on a function or strategy, named after the source node', () => {
    given(flow).when(connect('rsi_14', 'macd_1')).then(connected('rsi_14.value', 'macd_1.rsi_14'));
    given(flow)
      .when(connect('btc_price', 'rsi_14'), connect('eth', 'rsi_14'))
      .then(connected('btc_price.bars', 'rsi_14.bars'), connected('eth.bars', 'rsi_14.eth'));
    given(flowWith(...parts, rules('empty')))
      .when(connect('rsi_14', 'empty'))
      .then(connected('rsi_14.value', 'empty.rsi_14'));
    given(flowWith(...parts, rules('empty')))
      .when(connect('macd_1', 'empty'))
      .then(connected('macd_1.macd', 'empty.macd_1'));
  });

  it('takes any output for a port of which the formula reads a named one', () => {
    given(flowWith(...parts, custom('fall', 'macd_1.histogram < 0')))
      .when(connect('macd_1', 'fall'))
      .then(connected('macd_1.macd', 'fall.macd_1'));
  });

  it('refuses when several ports fit', () => {
    given(flowWith(...parts, custom('spread', 'x - y')))
      .when(connect('rsi_14', 'spread'))
      .thenRefused('port-ambiguous', 'x, y');
    given(flowWith(...parts, custom('double', 'x * 2')))
      .when(connect('macd_1', 'double'))
      .thenRefused('port-ambiguous', 'macd, signal, histogram');
    given(flowWith(...parts, custom('double', 'x * 2')))
      .when(connect('macd_1.signal', 'double'))
      .then(connected('macd_1.signal', 'double.x'));
  });

  it('connects conditions to conditions', () => {
    const oversold = custom('oversold', 'rsi_14 < 30');
    const entry = rules('entry', 'enter_long = oversold');
    given(flowWith(...parts, oversold, entry))
      .when(connect('oversold', 'entry'))
      .then(connected('oversold.value', 'entry.oversold'));
    given(flowWith(...parts, oversold, custom('double', 'x * 2')))
      .when(connect('oversold.value', 'double.x'))
      .thenRefused('ports-incompatible');
  });
});

describe('ConnectNodes', () => {
  it('makes one edge, asked twice', () => {
    const once = flowWith(...parts, edge('btc_price.bars', 'rsi_14.bars', 'e1'));
    given(once).when(connect('btc_price', 'rsi_14')).thenNothing();
    given(once).when(connect('btc_price.bars', 'rsi_14.bars')).thenNothing();
    given(once)
      .when({ ...connect('btc_price', 'rsi_14'), id: 'e2' })
      .thenNothing();
    given(once)
      .when({ ...connect('eth', 'macd_1'), id: 'e1' })
      .thenRefused('id-taken');
    given(once)
      .when({ ...connect('eth', 'macd_1'), id: 'E 1' })
      .thenRefused('invalid-id');
  });

  it('refuses what could never be connected', () => {
    given(flow).when(connect('btc_price', 'market')).thenRefused('ports-incompatible', 'bars');
    given(flow).when(connect('btc_price', 'stop_loss')).thenRefused('ports-incompatible');
    given(flow).when(connect('rsi_14', 'market')).thenRefused('ports-incompatible');
    given(flow).when(connect('rules', 'rsi_14')).thenRefused('ports-incompatible');
    given(flow).when(connect('stop_loss', 'rules')).thenRefused('ports-incompatible');
    given(flow).when(connect('rsi_14', 'btc_price')).thenRefused('ports-incompatible', 'no input');
    given(flow).when(connect('market', 'rsi_14')).thenRefused('ports-incompatible', 'no output');
    given(flow).when(connect('rsi_14.value', 'rsi_14.bars')).thenRefused('graph-would-cycle');
    given(flow).when(connect('rsi_14.value', 'macd_1.bars')).thenRefused('ports-incompatible');
    given(flow).when(connect('btc_price.bars', 'rules.rsi_14')).thenRefused('ports-incompatible');
  });

  it('refuses ports that are not there, except new ones of functions and strategies', () => {
    given(flow).when(connect('btc_price.close', 'rsi_14.bars')).thenRefused('no-such-port', 'it has bars');
    given(flow)
      .when(connect('rules.signals', 'stop_loss.input'))
      .thenRefused('no-such-port', 'it has signals');
    given(flow).when(connect('rsi_14.value', 'btc_price.bars')).thenRefused('no-such-port', 'none');
    given(flow).when(connect('rsi_14.value', 'rules.fast')).then(connected('rsi_14.value', 'rules.fast'));
    for (const port of ['close', 'constructor', 'Fast', '__proto__', 'not', 'a b', '']) {
      given(flow)
        .when(connect('rsi_14.value', `rules.${port}`))
        .thenRefused('no-such-port');
    }
    given(flow).when(connect('rsi_14.value', 'macd_1.fast')).thenRefused('no-such-port');
  });

  it('refuses a second edge into one port', () => {
    const taken = flowWith(
      ...parts,
      edge('rules.signals', 'stop_loss.signals'),
      node('tp', 'risk', 'take_profit'),
    );
    given(taken).when(connect('tp', 'stop_loss')).thenRefused('port-taken', "'rules'");
    given(flowWith(...parts, edge('eth.bars', 'rsi_14.bars')))
      .when(connect('btc_price.bars', 'rsi_14.bars'))
      .thenRefused('port-taken', "'eth'");
  });

  it('refuses circles of any length', () => {
    given(flow).when(connect('rsi_14', 'rsi_14')).thenRefused('graph-would-cycle');
    const chain = flowWith(
      custom('a', 'close'),
      custom('b', 'a'),
      custom('c', 'b'),
      edge('a.value', 'b.a'),
      edge('b.value', 'c.b'),
    );
    given(chain).when(connect('c', 'a')).thenRefused('graph-would-cycle');
    given(chain).when(connect('b', 'a')).thenRefused('graph-would-cycle');
    given(chain).when(connect('a', 'c')).then(connected('a.value', 'c.a'));
  });

  it('refuses unknown nodes by name', () => {
    given(flow).when(connect('btc', 'rsi_14')).thenRefused('node-not-found', "'btc'");
    given(flow).when(connect('btc_price', 'constructor')).thenRefused('node-not-found');
  });
});

describe('DisconnectNodes', () => {
  it('removes an edge once', () => {
    const command = { type: 'DisconnectNodes', id: 'btc_price_to_rsi_14' } as const;
    given(momentumFlow())
      .when(command)
      .then({ type: 'NodesDisconnected', data: { id: command.id } });
    given(momentumFlow()).when(command, command).thenRefused('edge-not-found');
  });
});
