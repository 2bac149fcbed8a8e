import { type Flow, type FlowCommand, findKind, type Params } from '@strategy-builder/domain';
import type { Alternative, Assumption } from './planner.js';

/** What was assumed stands beside its alternatives, and they lead back to it where they only set values. */
export function withAssumed(assumption: Assumption, planned: Flow): Assumption {
  const { alternatives = [], assumed } = assumption;
  if (alternatives.length === 0) return assumption;
  const label = assumed?.label ?? labelOf(assumption, planned);
  return {
    ...assumption,
    alternatives: alternatives.filter((alternative) => alternative.label !== label),
    assumed: { label, commands: wayBack(alternatives, planned) },
  };
}

/** A few words for the value that a parameter was given. */
function labelOf({ nodeId = '', param = '' }: Assumption, planned: Flow): string {
  const value = plannedValue(planned, nodeId, param);
  if (value === undefined) return 'As assumed';
  return valueWords(value, param, planned.nodes[nodeId]?.params.mode);
}

/** A value of a parameter with its unit, where the mode of its node says one: "5%", "2 ATR". */
export function valueWords(value: Params[string], param: string, mode?: Params[string]): string {
  if (param !== 'value') return String(value);
  if (mode === 'percent_equity') return `${value}% of equity`;
  if (mode === 'percent_risk') return `${value}% at risk`;
  if (mode === 'percent') return `${value}%`;
  return mode === 'atr' ? `${value} ATR` : String(value);
}

/** What was planned for all values that alternatives set; those that change more than values are taken back instead. */
function wayBack(alternatives: readonly Alternative[], planned: Flow): readonly FlowCommand[] {
  const back = new Map<string, FlowCommand>();
  for (const command of alternatives.filter(onlySetsValues).flatMap(({ commands }) => commands)) {
    if (command.type === 'SetFormula') {
      const formula = planned.nodes[command.id]?.formula;
      if (formula !== undefined) back.set(`formula of ${command.id}`, { ...command, formula });
    } else if (command.type === 'EditNode') {
      const known = back.get(command.id);
      const params: Record<string, Params[string]> =
        known?.type === 'EditNode' && known.params !== undefined ? { ...known.params } : {};
      for (const name of Object.keys(command.params ?? {})) {
        const value = plannedValue(planned, command.id, name);
        if (value !== undefined) params[name] = value;
      }
      back.set(command.id, { type: 'EditNode', id: command.id, params });
    }
  }
  return [...back.values()];
}

function onlySetsValues({ commands }: Alternative): boolean {
  return commands.every(({ type }) => type === 'EditNode' || type === 'SetFormula');
}

function plannedValue(planned: Flow, nodeId: string, param: string): Params[string] | undefined {
  const node = planned.nodes[nodeId];
  if (node === undefined) return undefined;
  const standard = findKind(node.type, node.kind)?.params.find(({ name }) => name === param)?.default;
  return node.params[param] ?? standard;
}
