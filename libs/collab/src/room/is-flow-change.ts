import type { FlowEvent } from '@strategy-builder/domain';

/** Events after which the flow is as it was. */
const without: ReadonlySet<FlowEvent['type']> = new Set([
  'ChangeRefused',
  'CanvasSynchronised',
  'VersionNamed',
]);

/** Whether an event changes what the flow is: only these are in the way of a command's expected revision. */
export function isFlowChange(event: FlowEvent): boolean {
  return !without.has(event.type);
}
