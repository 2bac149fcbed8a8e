import type { FlowEdge, FlowNode, Value } from '../state.js';

/** Who made a change set. */
export interface ChangeAuthor {
  readonly kind: 'user' | 'agent' | 'system';
  readonly id: string;
  readonly name: string;
}

/** What one change set did to one thing: its value before the set and after it; null is "not there". */
export type Change =
  | {
      readonly what: 'flow';
      readonly key: 'name' | 'description';
      readonly before: string;
      readonly after: string;
    }
  | {
      readonly what: 'node';
      readonly id: string;
      readonly before: FlowNode | null;
      readonly after: FlowNode | null;
    }
  | {
      readonly what: 'property';
      readonly id: string;
      /** `label`, `description`, `position`, `formula`, `code` or `params.<name>`. */
      readonly key: string;
      readonly before: Value | undefined;
      readonly after: Value;
    }
  | {
      readonly what: 'edge';
      readonly id: string;
      readonly before: FlowEdge | null;
      readonly after: FlowEdge | null;
    };

/** A change, and what stands in the way of taking it back. */
export interface UndoChange {
  readonly change: Change;
  /** Who wrote this since; left out while the change set's own value stands. */
  readonly since?: ChangeAuthor;
  /** Of an added node: others who edited or connected it since. */
  readonly usedBy?: readonly ChangeAuthor[];
}

/** A change set as the log has it now: what `UndoChangeSet` needs to know of the past. */
export interface UndoTarget {
  readonly changes: readonly UndoChange[];
}
