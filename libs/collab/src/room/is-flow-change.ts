import type { FlowEvent } from '@strategy-builder/domain';

/** Whether an event changes what the flow is: only these are in the way of a command's expected revision. */
export function isFlowChange(event: FlowEvent): boolean {
  return event.type !== 'ChangeRefused' && event.type !== 'CanvasSynchronised';
}
