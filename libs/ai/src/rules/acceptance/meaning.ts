import type { Flow, FlowNode } from '@strategy-builder/domain';
import { parseFormula, printFormula } from '@strategy-builder/language';

/** What a flow does, without ids, places, labels and texts. */
export function meaning(flow: Flow): unknown {
  const names = new Map<string, string>();
  const nameOf = (node: FlowNode): string => {
    const known = names.get(node.id);
    if (known !== undefined) return known;
    names.set(node.id, node.id);
    const name = JSON.stringify([node.type, node.kind, sorted(node.params), formulaOf(node, flow, nameOf)]);
    names.set(node.id, name);
    return name;
  };
  return Object.values(flow.nodes)
    .filter(
      (node) =>
        node.type !== 'function' || Object.values(flow.edges).some(({ source }) => source === node.id),
    )
    .map(nameOf)
    .sort();
}

function sorted(params: FlowNode['params']): unknown {
  return Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The formula in its canonical spelling, each port replaced by what is bound to it. */
function formulaOf(node: FlowNode, flow: Flow, nameOf: (node: FlowNode) => string): string {
  const parsed = node.formula === undefined || node.formula === '' ? null : parseFormula(node.formula);
  let text = parsed?.ok ? printFormula(parsed.value) : (node.formula ?? '');
  const bound = Object.values(flow.edges)
    .filter(({ target, targetPort }) => target === node.id && targetPort !== 'signals')
    .sort((a, b) => b.targetPort.length - a.targetPort.length);
  for (const { source, targetPort } of bound) {
    const from = flow.nodes[source];
    if (from === undefined) continue;
    text = text.split(targetPort).join(`<${nameOf(from).length > 400 ? from.kind : nameOf(from)}>`);
  }
  return text;
}
