import {
  type AddNode,
  type Flow,
  findKind,
  freeName,
  type NodeType,
  nearest,
  type Params,
} from '@strategy-builder/domain';
import { indicators } from '@strategy-builder/language';
import type { Assumption } from '../planner.js';
import { distanceParams, formulaOf } from './build/build-strategy.js';
import { ConditionCompiler } from './build/compile-condition.js';
import { GraphDraft } from './build/graph-draft.js';
import { kindOf, outOfRange, paramsOf } from './build/indicator-nodes.js';
import { dataNodeName } from './build/node-names.js';
import { NotExpressible } from './build/not-expressible.js';
import { barsIn } from './lex/timeframes.js';
import { readRequest } from './parse/read-request.js';
import { readSeries } from './parse/read-series.js';
import type { IndicatorSeries } from './request/expression.js';
import { type Lines, type Settlement, settle } from './settle/settle.js';
import { understand } from './understand.js';

/** One node from its description, for `/add-node <type> <description>`. */
export type NodePlan =
  | { readonly ok: true; readonly commands: readonly [AddNode]; readonly assumptions: readonly Assumption[] }
  | { readonly ok: false; readonly problem: string; readonly suggestions: readonly string[] };

/**
 * Plans a node of a type from a few words: `planNode('function', '14-period RSI', flow)` gives an AddNode `rsi_14`.
 * The node is not connected; what was not stated is listed.
 */
export function planNode(nodeType: NodeType, description: string, flow: Flow): NodePlan {
  switch (nodeType) {
    case 'data':
      return planData(description, flow);
    case 'function':
      return planFunction(description, flow);
    case 'strategy':
      return planRules(description, flow);
    case 'risk':
      return planRisk(description, flow);
    case 'execution':
      return planExecution(description, flow);
    default:
      return nodeType satisfies never;
  }
}

function planned(
  flow: Flow,
  wanted: string,
  node: Omit<AddNode, 'type' | 'id'>,
  assumptions: readonly Assumption[] = [],
): NodePlan {
  const id = freeName(wanted, (name) => Object.hasOwn(flow.nodes, name));
  return {
    ok: true,
    commands: [{ type: 'AddNode', id, ...node }],
    assumptions: assumptions.map((assumption) => ({ ...assumption, nodeId: id })),
  };
}

function refused(problem: string, suggestions: readonly string[] = []): NodePlan {
  return { ok: false, problem, suggestions };
}

function planData(description: string, flow: Flow): NodePlan {
  const request = readRequest(understand(description));
  const unsupported = request.left.find(({ what }) => what !== 'not-understood' && what !== 'condition');
  if (unsupported !== undefined) {
    return refused(`Data for "${unsupported.text}" is not in the catalogue yet; data nodes hold prices.`, [
      'BTC price',
      'ETH 4h price from Deribit',
    ]);
  }
  const symbol = request.assets[0] ?? 'BTC/USDT';
  const assumptions: Assumption[] = [];
  if (request.assets.length === 0)
    assumptions.push({ about: 'symbol', text: `No market was named: ${symbol}.`, param: 'symbol' });
  if (request.timeframe === null)
    assumptions.push({ about: 'timeframe', text: 'Daily bars: no timeframe was named.', param: 'timeframe' });
  if (request.venue === null)
    assumptions.push({ about: 'exchange', text: 'The default exchange: none was named.', param: 'exchange' });
  const params: Params = {
    symbol,
    ...(request.venue !== null && { exchange: request.venue }),
    ...(request.timeframe !== null && { timeframe: request.timeframe }),
    ...(request.market !== null && { market: request.market }),
  };
  return planned(
    flow,
    dataNodeName(symbol),
    { nodeType: 'data', kind: 'price', params, description },
    assumptions,
  );
}

function planFunction(description: string, flow: Flow): NodePlan {
  if (/^\s*(an? )?(own |custom )?python\b/i.test(description)) return planPython(description, flow);
  const reader = understand(description);
  let found: IndicatorSeries | null = null;
  while (found === null && reader.peek() !== undefined) {
    const at = reader.at;
    const series = reader.tryRead(() => readSeries(reader));
    if (series?.kind === 'indicator') found = series;
    else if (series?.kind === 'written') {
      return planned(flow, 'formula', {
        nodeType: 'function',
        kind: 'custom',
        formula: series.formula,
        description,
      });
    }
    if (reader.at === at) reader.at++;
  }
  if (found === null) return byKindName(description, flow);
  // In a sentence the number of "RSI 30" is a level; a node alone has nothing to compare, so it is the length.
  const length = reader.peekIs('number');
  if (length !== null && found.params.every((param) => param === null) && Number.isInteger(length.value))
    found = { ...found, params: [length.value] };
  const wrong = outOfRange(found);
  if (wrong !== null) return refused(wrong);
  const volume = found.of?.kind === 'field' && found.of.field === 'volume' && kindOf(found.name) === 'sma';
  const kind = volume ? 'volume_average' : kindOf(found.name);
  const { params, unstated } = paramsOf(found);
  const entry = findKind('function', kind);
  const assumptions = unstated.map((name): Assumption => {
    const parameter = entry?.params.find((one) => one.name === name);
    return {
      about: 'period',
      text: `${parameter?.title ?? name} ${String(params[name])}: none was named.`,
      param: name,
    };
  });
  const words = [kind, ...Object.values(params).map((value) => String(value).replaceAll('.', '_'))];
  return planned(flow, words.join('_'), { nodeType: 'function', kind, params, description }, assumptions);
}

/** The code itself is for a person to write: words do not become Python here. */
function planPython(description: string, flow: Flow): NodePlan {
  const node = { nodeType: 'function', kind: 'python', params: {}, description } as const;
  return planned(flow, 'python', node, [
    {
      about: 'code',
      text: 'Its code is an example, the mean of 20 closes: write your own in its Code tab, or with /edit-node.',
    },
  ]);
}

/** The description names a kind of the catalogue that everyday speech does not know: `true_range`, `ppo`. */
function byKindName(description: string, flow: Flow): NodePlan {
  const kinds = indicators.map(({ kind }) => kind);
  const words = description
    .toLowerCase()
    .split(/[^a-z0-9_]+/)
    .filter((word) => word !== '');
  const joinedWords = words.join('_');
  const kind = kinds.find((name) => name === joinedWords) ?? kinds.find((name) => words.includes(name));
  if (kind !== undefined) return planned(flow, kind, { nodeType: 'function', kind, description });
  if (words.includes('custom') || words.includes('formula')) {
    return planned(flow, 'formula', { nodeType: 'function', kind: 'custom', description });
  }
  const close = words.flatMap((word) => nearest(word, kinds));
  return refused(
    `No indicator of the catalogue was recognised in "${description}".`,
    close.length > 0 ? close : ['RSI 14', 'SMA 50', 'MACD', 'Bollinger Bands', 'a formula between backticks'],
  );
}

function planRules(description: string, flow: Flow): NodePlan {
  const request = readRequest(understand(description));
  const settlement = settle(request, { timeframe: '1d', symbol: 'BTC/USDT' });
  const label = { nodeType: 'strategy', kind: 'rules', description } as const;
  const draft = new GraphDraft(flow);
  const data = [...draft.nodes.values()].find(({ type }) => type === 'data');
  const timeframe = settlement.is === 'settled' ? settlement.strategy.timeframe : timeframeOf(flow);
  const compiler = new ConditionCompiler(
    draft,
    { dataNode: data?.id ?? 'bars', timeframe },
    (asset) => dataNodeName(asset),
    'inline',
  );
  const lines = settlement.is === 'settled' ? settlement.strategy.lines : exitOf(settlement);
  if (lines === null) {
    return planned(flow, 'rules', { ...label, formula: '' }, [
      { about: 'entry', text: 'The rules are empty: no entry condition was named.' },
    ]);
  }
  const style = settlement.is === 'settled' ? settlement.strategy.style?.replaceAll('-', '_') : 'exit';
  const assumed = settlement.is === 'settled' ? settlement.strategy.assumed : [];
  try {
    const formula = formulaOf(lines, compiler);
    const assumptions = assumed.filter(({ about }) => about === 'exit' || about === 'entry');
    return planned(
      flow,
      style === undefined ? 'rules' : `${style}_rules`,
      { ...label, formula },
      assumptions,
    );
  } catch (error) {
    if (error instanceof NotExpressible) return refused(`The rules could not be built: ${error.message}.`);
    throw error;
  }
}

/** "Sell when RSI is above 80" alone is the exit of rules whose entry comes later. */
function exitOf(settlement: Settlement): Lines | null {
  return settlement.is === 'sell-only' ? { exit_long: settlement.condition } : null;
}

function planRisk(description: string, flow: Flow): NodePlan {
  const request = readRequest(understand(description));
  const node = (kind: string, params: Params, assumptions: readonly Assumption[] = []): NodePlan =>
    planned(flow, kind, { nodeType: 'risk', kind, params, description }, assumptions);
  const distance = (kind: string, setting: typeof request.stop, standard: number): NodePlan | null => {
    if (setting.is !== 'given') return null;
    const { value } = setting.value;
    const unsaid: Assumption[] =
      value === null
        ? [
            {
              about: kind.replaceAll('_', '-'),
              text: `${standard}% from the entry: no distance was named.`,
              param: 'value',
            },
          ]
        : [];
    return node(kind, distanceParams({ ...setting.value, value: value ?? standard }), unsaid);
  };
  const trail = distance('trailing_stop', request.trail, 5);
  if (trail !== null) return trail;
  const target = distance('take_profit', request.target, 10);
  if (target !== null) return target;
  const stop = distance('stop_loss', request.stop, 5);
  if (stop !== null) return stop;
  if (request.timeExit.is === 'given') {
    const { value, unit } = request.timeExit.value;
    return node('time_exit', { period: barsIn(value, unit, timeframeOf(flow)) });
  }
  const [limit] = request.limits;
  if (limit !== undefined) return node(limit.kind, limit.params);
  if (request.size.is === 'given')
    return node('position_size', { mode: request.size.value.mode, value: request.size.value.value });
  const words = description.toLowerCase();
  if (words.includes('siz') || words.includes('position')) {
    return node('position_size', { mode: 'percent_equity', value: 10 }, [
      { about: 'position-size', text: '10% of equity: no size was named.', param: 'value' },
    ]);
  }
  if (words.includes('time') || words.includes('hold')) {
    return node('time_exit', { period: 10 }, [
      { about: 'time-exit', text: 'Out after 10 bars: no time was named.', param: 'period' },
    ]);
  }
  return refused(`No kind of risk rule was recognised in "${description}".`, [
    'stop loss 5%',
    'take profit 10%',
    'trailing stop 3%',
    'position size 2%',
    'exit after 10 bars',
  ]);
}

function timeframeOf(flow: Flow): string {
  const data = Object.values(flow.nodes).find(({ type }) => type === 'data');
  const timeframe = data?.params.timeframe;
  return typeof timeframe === 'string' ? timeframe : '1d';
}

function planExecution(description: string, flow: Flow): NodePlan {
  const request = readRequest(understand(description));
  const said = request.execution ?? (/\blimit\b/i.test(description) ? { kind: 'limit', params: {} } : null);
  if (said !== null && said.kind !== 'market') {
    const { kind, params } = said;
    return planned(flow, kind === 'grid' ? kind : `${kind}_order`, {
      nodeType: 'execution',
      kind,
      params,
      description,
    });
  }
  const plain = description.toLowerCase().split(/[^a-z]+/);
  const wanted = plain.find((word) => ['iceberg', 'pov', 'smart', 'sliced', 'algo'].includes(word));
  const assumptions: Assumption[] =
    wanted === undefined
      ? []
      : [{ about: 'execution', text: `"${wanted}" is not in the catalogue yet: market orders are used.` }];
  return planned(
    flow,
    'market_order',
    { nodeType: 'execution', kind: 'market', params: {}, description },
    assumptions,
  );
}
