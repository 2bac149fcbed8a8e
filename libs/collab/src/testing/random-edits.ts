import { catalogue, type FlowCommand } from '@strategy-builder/domain';
import * as Y from 'yjs';
import * as edits from '../client/edits.js';
import { rootsOf } from '../document/shape.js';
import type { Random } from './random.js';

/** One random change that a client makes to its own document. */
export type RandomEdit = (doc: Y.Doc, random: Random) => void;

/** Few ids, so that clients meet on the same things all the time. */
const nodeIds = ['btc', 'eth', 'rsi_14', 'sma_50', 'rules', 'size', 'stop', 'market'];
const edgeIds = ['e1', 'e2', 'e3', 'e4', 'e5'];
const formulas = ['rsi(close, period)', 'sma(close, 10)', 'close > 3', 'rsi(close', '1 / 0', 'close * 2'];

export function someNodeId(doc: Y.Doc, random: Random): string {
  const present = [...rootsOf(doc).nodes.keys()];
  return present.length > 0 && random.chance(0.8) ? random.pick(present) : random.pick(nodeIds);
}

function someEdgeId(doc: Y.Doc, random: Random): string {
  const present = [...rootsOf(doc).edges.keys()];
  return present.length > 0 && random.chance(0.8) ? random.pick(present) : random.pick(edgeIds);
}

function nodeMap(doc: Y.Doc, random: Random): Y.Map<unknown> | undefined {
  const node = rootsOf(doc).nodes.get(someNodeId(doc, random));
  return node instanceof Y.Map ? node : undefined;
}

function paramsMap(doc: Y.Doc, random: Random): Y.Map<unknown> | undefined {
  const params = nodeMap(doc, random)?.get('params');
  return params instanceof Y.Map ? params : undefined;
}

const words = ['fast', 'slow', 'trend', 'Ω', 'entry 😀', ''];

/** What people do. */
export const honestEdits: Readonly<Record<string, RandomEdit>> = {
  'add a node': (doc, random) => {
    const kind = random.pick(catalogue);
    const id = random.pick(nodeIds);
    if (rootsOf(doc).nodes.has(id)) return;
    const position = { x: random.below(900), y: random.below(900) };
    edits.addNode(doc, {
      id,
      type: kind.type,
      kind: kind.kind,
      ...(random.chance(0.5) && { position, label: 'mine' }),
    });
  },
  'replace a node': (doc, random) => {
    const kind = random.pick(catalogue);
    edits.addNode(doc, { id: someNodeId(doc, random), type: kind.type, kind: kind.kind });
  },
  'move a node': (doc, random) => {
    edits.moveNode(doc, someNodeId(doc, random), { x: random.below(900), y: random.below(3) - 1 });
  },
  'label a node': (doc, random) => {
    edits.setLabel(doc, someNodeId(doc, random), random.pick(words));
  },
  'describe a node': (doc, random) => {
    edits.setDescription(doc, someNodeId(doc, random), random.pick(words));
  },
  'edit a parameter': (doc, random) => {
    const params = paramsMap(doc, random);
    const numbers = [...(params?.entries() ?? [])].filter(([, value]) => typeof value === 'number');
    if (numbers.length > 0)
      params?.set(random.pick(numbers)[0], random.chance(0.8) ? 2 + random.below(60) : -5);
  },
  'edit several keys': (doc, random) => {
    doc.transact(() => {
      const id = someNodeId(doc, random);
      edits.setLabel(doc, id, random.pick(words));
      edits.moveNode(doc, id, { x: random.below(900), y: 0 });
      edits.editParams(doc, id, { period: random.below(80) });
    });
  },
  'write a formula': (doc, random) => {
    edits.setFormula(doc, someNodeId(doc, random), random.pick(formulas));
  },
  'type code': (doc, random) => {
    const text = edits.codeOf(doc, 'python');
    if (text === undefined) return;
    if (text.length > 0 && random.chance(0.4)) text.delete(random.below(text.length), 1);
    else text.insert(random.below(text.length + 1), random.pick(['x', 'return close\n', '😀', 'λ']));
  },
  'connect nodes': (doc, random) => {
    const [source, target] = [someNodeId(doc, random), someNodeId(doc, random)];
    edits.connect(doc, { id: random.pick(edgeIds), source, target });
  },
  'move an end of an edge': (doc, random) => {
    const edge = rootsOf(doc).edges.get(someEdgeId(doc, random));
    if (edge instanceof Y.Map) edge.set(random.pick(['source', 'target']), someNodeId(doc, random));
  },
  disconnect: (doc, random) => {
    edits.disconnect(doc, someEdgeId(doc, random));
  },
  'remove a node with its edges': (doc, random) => {
    edits.removeNode(doc, someNodeId(doc, random));
  },
  'remove a node alone': (doc, random) => {
    rootsOf(doc).nodes.delete(someNodeId(doc, random));
  },
  'rename the flow': (doc, random) => {
    edits.renameFlow(doc, { name: random.pick(['A', 'B', '']), description: random.pick(words) });
  },
  'write what is there already': (doc, random) => {
    const node = nodeMap(doc, random);
    const label = node?.get('label');
    if (typeof label === 'string') node?.set('label', label);
  },
};

const oddValues: readonly ((random: Random) => unknown)[] = [
  () => Number.NaN,
  () => Number.POSITIVE_INFINITY,
  () => -0,
  () => null,
  () => undefined,
  () => 'a\0b',
  () => [1, 2],
  () => new Uint8Array([1]),
  () => 10n,
  () => ({ x: 1 }),
  () => ({ x: 1, y: 2, z: 3 }),
  () => ({ deep: { deep: { deep: 1 } } }),
  () => new Y.Text('text'),
  () => new Y.Array(),
  () => new Y.XmlElement('div'),
  () => new Y.Map([['nested', 1]]),
  () => new Y.Doc(),
  () => 'x'.repeat(5_000),
];

/** What no honest client does, and every server must survive. */
export const hostileEdits: Readonly<Record<string, RandomEdit>> = {
  'an odd value under a key': (doc, random) => {
    const key = random.pick([
      'type',
      'kind',
      'label',
      'position',
      'params',
      'formula',
      'code',
      'color',
      '__proto__',
    ]);
    nodeMap(doc, random)?.set(key, random.pick(oddValues)(random));
  },
  'an odd parameter': (doc, random) => {
    paramsMap(doc, random)?.set(
      random.pick(['period', 'mode', 'value', '__proto__', 'constructor']),
      random.pick(oddValues)(random),
    );
  },
  'an odd node': (doc, random) => {
    rootsOf(doc).nodes.set(
      random.pick([...nodeIds, 'Bad Id', '__proto__', 'constructor']),
      random.pick(oddValues)(random),
    );
  },
  'an odd edge': (doc, random) => {
    rootsOf(doc).edges.set(random.pick([...edgeIds, 'Bad Id', '__proto__']), random.pick(oddValues)(random));
  },
  'an odd name of the flow': (doc, random) => {
    rootsOf(doc).meta.set(random.pick(['name', 'owner']), random.pick(oddValues)(random));
  },
  'a key taken away': (doc, random) => {
    nodeMap(doc, random)?.delete(
      random.pick(['type', 'kind', 'label', 'description', 'position', 'params', 'formula']),
    );
  },
  'a parameter taken away': (doc, random) => {
    const params = paramsMap(doc, random);
    const name = params && [...params.keys()][0];
    if (name !== undefined) params?.delete(name);
  },
  'a name of the flow taken away': (doc) => {
    rootsOf(doc).meta.delete('name');
  },
  'parameters as a plain object': (doc, random) => {
    nodeMap(doc, random)?.set('params', { period: 3 + random.below(9) });
  },
  'something inside a value': (doc, random) => {
    const params = paramsMap(doc, random);
    const nested = params?.get('nested');
    if (nested instanceof Y.Map) nested.set('again', 1);
    else params?.set('nested', new Y.Map());
  },
  'a root that no flow has': (doc, random) => {
    doc.getMap(random.pick(['other', 'secrets'])).set('key', random.below(9));
  },
  'a list where a map belongs': (doc) => {
    const list = new Y.Array<number>();
    rootsOf(doc).nodes.set('listed', list);
    list.push([1, 2, 3]);
  },
  'pictures and formats in code': (doc) => {
    const text = edits.codeOf(doc, 'python');
    if (text === undefined || text.length === 0) return;
    text.format(0, 1, { bold: true });
    text.insertEmbed(0, { image: 'x' });
  },
};

/** A random command, as chat, agent and REST send them. */
export function randomCommand(random: Random, nodes: readonly string[], revision: number): FlowCommand {
  const id = nodes.length > 0 ? random.pick(nodes) : 'btc';
  const kind = random.pick(catalogue);
  return random.pick<() => FlowCommand>([
    () => ({ type: 'AddNode', nodeType: kind.type, kind: kind.kind }),
    () => ({ type: 'AddNode', id: random.pick(nodeIds), nodeType: kind.type, kind: kind.kind }),
    () => ({ type: 'EditNode', id, label: random.pick(words) }),
    () => ({ type: 'EditNode', id, params: { period: random.below(50) } }),
    () => ({ type: 'MoveNode', id, position: { x: random.below(900), y: 7 } }),
    () => ({ type: 'SetFormula', id, formula: random.pick(formulas) }),
    () => ({ type: 'EditCode', id: 'python', code: random.pick(['pass', 'return 1\n', '']) }),
    () => ({ type: 'RemoveNode', id }),
    () => ({ type: 'ConnectNodes', source: id, target: random.pick([...nodes, 'btc']) }),
    () => ({ type: 'DisconnectNodes', id: random.pick(edgeIds) }),
    () => ({ type: 'RenameFlow', name: random.pick(['C', 'D', '']) }),
    () => ({ type: 'RestoreRevision', revision: 1 + random.below(revision + 2) }),
  ])();
}
