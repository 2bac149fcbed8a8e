import type { Params } from '@strategy-builder/domain';
import type { GraphDraft } from '../build/graph-draft.js';

/** In which order risk rules follow one another: size first, then stop, target, trailing stop, time. */
const riskOrder = [
  'position_size',
  'stop_loss',
  'take_profit',
  'take_profit_ladder',
  'trailing_stop',
  'time_exit',
  'pyramiding',
  'leverage',
  'cooldown',
  'daily_loss_limit',
  'max_trades_per_day',
  'kill_switch',
];

/** Puts a new risk rule into the chain behind a strategy, before the execution. */
export function addToChain(
  draft: GraphDraft,
  rules: string,
  { id, kind, params }: { readonly id: string; readonly kind: string; readonly params: Params },
): void {
  const added = draft.add(id, { type: 'risk', kind, label: null, description: '', params, formula: null });
  const { before, after } = placeFor(draft, rules, kind);
  if (after !== null) {
    draft.disconnect(before, after, 'signals');
    draft.connect(added, 'signals', after, 'signals');
  }
  draft.connect(before, 'signals', added, 'signals');
}

/** Takes a node out of the chain and closes the gap. */
export function takeFromChain(draft: GraphDraft, id: string): void {
  const into = draft.edgesInto(id)[0];
  const from = draft.edgesFrom(id);
  draft.remove(id);
  if (into === undefined) return;
  for (const edge of from) draft.connect(into.source, into.sourcePort, edge.target, edge.targetPort);
}

interface Place {
  readonly before: string;
  readonly after: string | null;
}

/** Execution stays last. */
function placeFor(draft: GraphDraft, rules: string, kind: string): Place {
  let before = rules;
  for (let step = 0; step < 50; step++) {
    const next = draft
      .edgesFrom(before)
      .find(({ sourcePort, targetPort }) => sourcePort === 'signals' && targetPort === 'signals');
    if (next === undefined) return { before, after: null };
    const node = draft.nodes.get(next.target);
    if (node === undefined || node.type !== 'risk' || riskOrder.indexOf(node.kind) > riskOrder.indexOf(kind))
      return { before, after: next.target };
    before = next.target;
  }
  return { before, after: null };
}
