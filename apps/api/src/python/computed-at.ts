import type { Strategy } from '@strategy-builder/domain';
import type { WithPython } from './python-columns.js';

/**
 * One text for each set of values that the nodes in Python of a strategy can give on the same bars, and one set for each
 * text: their code, parameters and all that they read. Strategies that differ elsewhere share it.
 */
export function computedAt({ legs }: Strategy): string {
  return JSON.stringify(
    legs.map(({ source, python = [] }) => {
      const read = new Set<string>();
      const waiting = python.flatMap(({ inputs }) => Object.values(inputs));
      for (let input = waiting.pop(); input !== undefined; input = waiting.pop()) {
        if (input.from === 'bars' || read.has(input.id)) continue;
        read.add(input.id);
        const node = source.nodes.find(({ id }) => id === (input as { id: string }).id);
        waiting.push(...Object.values(node?.inputs ?? {}));
      }
      return [python, source.nodes.filter(({ id }) => read.has(id)), source.timeframes];
    }),
  );
}

/** Whether a node in Python takes part in a program. */
export function hasPython(programs: readonly WithPython[]): boolean {
  return programs.some(({ python = [] }) => python.length > 0);
}
