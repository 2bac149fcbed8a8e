import type { AddNode, ConnectNodes, EditCode, FlowCommand } from './commands.js';
import { edgesOf, findNode } from './lookup.js';
import { freeName } from './names.js';
import type { Flow, Position } from './state.js';

/** A copy of some nodes with the edges between them, as the commands that make them. */
export type Clipping = readonly (
  | (AddNode & { readonly id: string; readonly position: Position })
  | EditCode
  | ConnectNodes
)[];

/** What nodes lie away from where they were copied when that place is taken. */
const step = 40;
const format = 'strategy-builder/nodes@1';

/** A copy of these nodes; edges to others stay behind. */
export function clippingOf(flow: Flow, ids: readonly string[]): Clipping {
  const taken = new Set(ids);
  const nodes = [...taken].map((id) => findNode(flow, id)).filter((node) => node !== undefined);
  return [
    ...nodes.map(({ id, type, kind, label, description, position, params, formula }) => ({
      ...{ type: 'AddNode' as const, id, nodeType: type, kind, label, description, position, params },
      ...(formula !== undefined && { formula }),
    })),
    ...nodes.flatMap(({ id, code }) => (code === undefined ? [] : [{ type: 'EditCode' as const, id, code }])),
    ...edgesOf(flow)
      .filter(({ source, target }) => taken.has(source) && taken.has(target))
      .map(({ source, sourcePort, target, targetPort }) => ({
        ...{ type: 'ConnectNodes' as const, source, sourcePort, target, targetPort },
      })),
  ];
}

/** A copy as text, to lie in a clipboard. */
export function clippingText(clipping: Clipping): string {
  return JSON.stringify({ format, commands: clipping }, null, 2);
}

/** The copy that a text holds; null when it is any other text. Whether it can be pasted is for the rules to decide. */
export function readClipping(text: string): Clipping | null {
  const read = parsed(text);
  if (!isObject(read) || read.format !== format || !Array.isArray(read.commands)) return null;
  const ids = new Set<unknown>(
    read.commands.flatMap((command) => (isObject(command) && command.type === 'AddNode' ? [command.id] : [])),
  );
  const isWhole = read.commands.every((command: unknown) => {
    if (!isObject(command)) return false;
    const { type, id, position, source, target } = command;
    if (type === 'AddNode') return typeof id === 'string' && isObject(position);
    if (type === 'EditCode') return ids.has(id);
    return type === 'ConnectNodes' && ids.has(source) && ids.has(target);
  });
  return isWhole && ids.size > 0 ? (read.commands as Clipping) : null;
}

/** The commands that put a copy into a flow: under free ids, and beside what stands in its place. */
export function pasteCommands(
  clipping: Clipping,
  flow: Flow,
): { readonly commands: readonly FlowCommand[]; readonly ids: readonly string[] } {
  const names = new Map<string, string>();
  const taken = new Set(Object.keys(flow.nodes));
  const shift = freeShift(clipping, flow);
  for (const command of clipping) {
    if (command.type !== 'AddNode') continue;
    const id = freeName(command.id, (name) => taken.has(name));
    taken.add(id);
    names.set(command.id, id);
  }
  const named = (id: string): string => names.get(id) ?? id;
  const commands = clipping.map((command): FlowCommand => {
    if (command.type === 'EditCode') return { ...command, id: named(command.id) };
    if (command.type === 'AddNode') {
      const { x, y } = command.position;
      return { ...command, id: named(command.id), position: { x: x + shift, y: y + shift } };
    }
    const { source, target } = command;
    return { ...command, source: named(source), target: named(target) };
  });
  return { commands, ids: [...names.values()] };
}

function freeShift(clipping: Clipping, flow: Flow): number {
  const places = clipping.flatMap((command) => (command.type === 'AddNode' ? [command.position] : []));
  const present = Object.values(flow.nodes);
  const isTaken = (shift: number): boolean =>
    places.some(({ x, y }) =>
      present.some(
        ({ position }) =>
          Math.abs(position.x - x - shift) < step / 2 && Math.abs(position.y - y - shift) < step / 2,
      ),
    );
  let shift = 0;
  while (isTaken(shift)) shift += step;
  return shift;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
