import type { FlowEvent } from '../events.js';
import { findEdge, findNode } from '../lookup.js';
import type { Flow, Value } from '../state.js';
import { applyDelta } from '../text-delta.js';
import type { Change } from './change-set.js';

/** What an event changes in the flow as it stood before the event. */
export function changesOf(event: FlowEvent, flow: Flow): Change[] {
  switch (event.type) {
    case 'FlowRenamed': {
      const keys = ['name', 'description'] as const;
      return keys.flatMap((key): Change[] => {
        const after = event.data[key];
        return after === undefined ? [] : [{ what: 'flow', key, before: flow[key], after }];
      });
    }
    case 'NodeAdded': {
      const { id } = event.data;
      return [{ what: 'node', id, before: findNode(flow, id) ?? null, after: event.data }];
    }
    case 'NodeRemoved': {
      const { id } = event.data;
      const before = findNode(flow, id);
      return before ? [{ what: 'node', id, before, after: null }] : [];
    }
    case 'NodeEdited': {
      const { id, params = {}, ...texts } = event.data;
      const edited: [string, Value][] = [
        ...Object.entries(texts),
        ...Object.entries(params).map(([name, value]): [string, Value] => [`params.${name}`, value]),
      ];
      return edited.flatMap(([key, after]) => propertyChange(flow, id, key, after));
    }
    case 'NodeMoved':
      return propertyChange(flow, event.data.id, 'position', { ...event.data.position });
    case 'FormulaSet':
      return propertyChange(flow, event.data.id, 'formula', event.data.formula);
    case 'CodeEdited': {
      const { id, delta } = event.data;
      return propertyChange(flow, id, 'code', applyDelta(findNode(flow, id)?.code ?? '', delta));
    }
    case 'NodesConnected': {
      const { id } = event.data;
      return [{ what: 'edge', id, before: findEdge(flow, id) ?? null, after: event.data }];
    }
    case 'NodesDisconnected': {
      const { id } = event.data;
      const before = findEdge(flow, id);
      return before ? [{ what: 'edge', id, before, after: null }] : [];
    }
    default:
      return [];
  }
}

function propertyChange(flow: Flow, id: string, key: string, after: Value): Change[] {
  return findNode(flow, id) ? [{ what: 'property', id, key, before: propertyOf(flow, id, key), after }] : [];
}

/** A property of a node by its key; undefined when the node or the property is not there. */
export function propertyOf(flow: Flow, id: string, key: string): Value | undefined {
  const node = findNode(flow, id);
  if (!node) return undefined;
  const param = key.startsWith('params.') ? key.slice('params.'.length) : undefined;
  if (param !== undefined) return Object.hasOwn(node.params, param) ? node.params[param] : undefined;
  return node[key as 'label'] as Value | undefined;
}
