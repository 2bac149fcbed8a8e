import type { Flow } from '@strategy-builder/domain';
import type { AnsweredEvent } from '../flows/flows.service.js';

/** What happened, in a sentence an event, from what was stored. Names are those of `before` where the event removes them. */
export function describeEvents(events: readonly AnsweredEvent[], before: Flow): string[] {
  return events.flatMap((event) => describe(event, before));
}

/** What an undo among these events left as others made it since. */
export function whatStays(events: readonly AnsweredEvent[]): string[] {
  const kept = events.flatMap((event) => (event.type === 'ChangeSetUndone' ? event.data.kept : []));
  return kept.map(({ detail }) => `Stays: ${detail}`);
}

function describe(event: AnsweredEvent, before: Flow): string[] {
  switch (event.type) {
    case 'NodeAdded':
      return [`Added ${event.data.label} (${event.data.id}).`];
    case 'NodeEdited': {
      const { id, label, description, params } = event.data;
      const changes = [
        ...(label === undefined ? [] : [`label ${label}`]),
        ...(description === undefined ? [] : ['description']),
        ...Object.entries(params ?? {}).map(
          ([name, value]) => `${name} ${JSON.stringify(value).replaceAll('"', '')}`,
        ),
      ];
      return [`Changed ${id}: ${changes.join(', ')}.`];
    }
    case 'FormulaSet':
      return [`Set the formula of ${event.data.id}: ${event.data.formula}`];
    case 'CodeEdited':
      return [`Edited the code of ${event.data.id}.`];
    case 'NodeRemoved':
      return [`Removed ${before.nodes[event.data.id]?.label ?? event.data.id}.`];
    case 'NodesConnected':
      return [
        `Connected ${event.data.source}.${event.data.sourcePort} to ${event.data.target}.${event.data.targetPort}.`,
      ];
    case 'NodesDisconnected': {
      const edge = before.edges[event.data.id];
      return [edge ? `Removed the edge from ${edge.source} to ${edge.target}.` : 'Removed an edge.'];
    }
    case 'FlowRenamed':
      return event.data.name === undefined
        ? ['Changed the description.']
        : [`Named the strategy ${event.data.name}.`];
    case 'FlowArchived':
      return ['Archived the strategy.'];
    case 'RevisionRestored':
      return [`Restored revision ${event.data.revision}.`];
    case 'ChangeSetUndone':
      return ['Took the change back.', ...event.data.kept.map(({ detail }) => `Kept: ${detail}`)];
    case 'VersionNamed':
      return [`Named revision ${event.data.revision} “${event.data.name}”.`];
    case 'FlowCreated':
    case 'FlowBranched':
    case 'NodeMoved':
    case 'ChangeRefused':
    case 'CanvasSynchronised':
      return [];
  }
}
