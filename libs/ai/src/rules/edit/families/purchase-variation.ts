import type { Variation } from '../../families/purchases/read-variations.js';
import type { Condition } from '../../request/expression.js';
import { type Applied, done, unclear } from '../applied.js';
import { FlowEditor } from '../flow-editor.js';

/**
 * `double it when RSI is below 35`, of purchases by the calendar: what is bought on top is a strategy of its own beside
 * the usual one, on the same prices; less than usual takes its place under the condition.
 */
export function applyVariation(editor: FlowEditor, { amount, condition }: Variation): Applied {
  const usual = editor.riskNode('position_size')?.params.value;
  if (typeof usual !== 'number' || amount === usual) return unclear('How much should be bought then?');
  if (amount < usual) {
    addPurchases(editor, amount, condition, 'Less under a condition');
    editor.setLine('enter_long', { kind: 'not', of: condition }, 'and');
    editor.done.push(`${amount} is bought under that condition, and ${usual} otherwise.`);
    return done;
  }
  const bought = Number((amount - usual).toPrecision(12));
  addPurchases(editor, bought, condition, 'More under a condition');
  editor.done.push(
    `${usual} is bought as before, and ${bought} more under that condition, ${amount} in all: a strategy of its own on the same prices.`,
  );
  return done;
}

/** The rules and the chain behind them once more, with an amount of its own and one more condition. */
function addPurchases(editor: FlowEditor, amount: number, condition: Condition, label: string): void {
  const { draft, rules } = editor;
  const chain = chainBehind(editor);
  const copies = new Map<string, string>();
  const before = new Map(editor.ruleLines);
  for (const id of chain) {
    const node = draft.nodes.get(id);
    if (node === undefined) continue;
    const params = node.kind === 'position_size' ? { ...node.params, value: amount } : node.params;
    copies.set(id, draft.add(id, { ...node, params, ...(id === rules.id && { label }) }));
  }
  for (const [id, copy] of copies)
    for (const { source, sourcePort, targetPort } of draft.edgesInto(id))
      draft.connect(copies.get(source) ?? source, sourcePort, copy, targetPort);
  const data = editor.dataNode;
  const nodes = new Set([...copies.values(), ...(data === null ? [] : [data.id])]);
  const leg = { rules: copies.get(rules.id) ?? rules.id, symbol: editor.symbol, nodes };
  const more = FlowEditor.ofLeg(editor.flow, draft, leg);
  if (more === null) return;
  more.setLines(before);
  more.setLine('enter_long', condition, 'and');
  more.finish();
}

/** The rules of a strategy and what stands behind them, in their order. */
function chainBehind({ draft, rules }: FlowEditor): readonly string[] {
  const chain = [rules.id];
  for (const id of chain)
    for (const { target } of draft.edgesFrom(id)) if (!chain.includes(target)) chain.push(target);
  return chain;
}
