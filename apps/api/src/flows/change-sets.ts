import { LogHistory } from '@strategy-builder/collab';
import { type ChangeSet, ownSteps, standingSets } from '@strategy-builder/domain';
import type { EventStore } from '@strategy-builder/event-store';
import { flowLog } from './flow-log.js';

/** A change set as REST shows it. */
export interface ChangeSetView extends ChangeSet {
  /** A few words: "move RSI 14". */
  readonly name: string;
  /** Whether somebody took it back. */
  readonly takenBack: boolean;
}
export interface ChangeSetsView {
  /** The caller's own step that an undo takes back, and the one that a redo brings back. */
  readonly undo: ChangeSetView | null;
  readonly redo: ChangeSetView | null;
  /** Newest first. */
  readonly changeSets: readonly ChangeSetView[];
}

interface Kept {
  readonly history: LogHistory;
  reading: Promise<unknown>;
}

/** Flows whose histories stay in memory: those that somebody looked at last. */
const mostKept = 32;

/** Who changed what in a flow, by request and by gesture; each flow's log is read once and then followed. */
export class ChangeSets {
  private readonly flows = new Map<string, Kept>();

  constructor(private readonly store: EventStore) {}

  async of(flowId: string, actorId: string, limit: number): Promise<ChangeSetsView> {
    const history = await this.upToDate(flowId);
    const sets = history.changes.all();
    const standing = standingSets(sets);
    const view = (set: ChangeSet): ChangeSetView => ({
      ...set,
      name: history.changes.nameOf(set.id),
      takenBack: !standing.has(set.id),
    });
    const { undo, redo } = ownSteps(sets, actorId);
    const [lastUndo, lastRedo] = [undo.at(-1), redo.at(-1)];
    return {
      undo: lastUndo ? view(lastUndo) : null,
      redo: lastRedo ? view(lastRedo) : null,
      changeSets: sets
        .slice(Math.max(0, sets.length - limit))
        .reverse()
        .map(view),
    };
  }

  private async upToDate(flowId: string): Promise<LogHistory> {
    const kept: Kept = this.flows.get(flowId) ?? {
      history: new LogHistory(flowLog(this.store, flowId)),
      reading: Promise.resolve(),
    };
    // The one that was used last stays longest.
    this.flows.delete(flowId);
    this.flows.set(flowId, kept);
    for (const oldest of this.flows.keys()) {
      if (this.flows.size <= mostKept) break;
      this.flows.delete(oldest);
    }
    const reading = kept.reading.then(() => kept.history.catchUp());
    kept.reading = reading.catch(() => undefined);
    await reading;
    return kept.history;
  }
}
