import { LogHistory } from '@strategy-builder/collab';
import { type ChangeSet, ownSteps, standingSets, type UndoTarget } from '@strategy-builder/domain';
import type { EventStore } from '@strategy-builder/event-store';
import { Followed } from '../store/followed.js';
import type { TranslationLog } from '../translations/translation-log.js';
import { flowLog } from './flow-log.js';

/** A change set as REST shows it. */
export interface ChangeSetView extends ChangeSet {
  /** A few words: "move RSI 14". */
  readonly name: string;
  /** Of what came of a request in words: that request. */
  readonly request?: string;
  /** Whether somebody took it back. */
  readonly takenBack: boolean;
}
export interface ChangeSetsView {
  /** The caller's own step that an undo takes back, and the one that a redo brings back. */
  readonly undo: ChangeSetView | null;
  readonly redo: ChangeSetView | null;
  /** The last that a planner made, applied at once or accepted from a proposal, and that stands. */
  readonly agent: ChangeSetView | null;
  /** Newest first. */
  readonly changeSets: readonly ChangeSetView[];
}

/** Who changed what in a flow, by request and by gesture; each flow's log is read once and then followed. */
export class ChangeSets {
  private readonly histories: Followed<LogHistory>;

  constructor(
    store: EventStore,
    private readonly translations: Followed<TranslationLog>,
  ) {
    this.histories = new Followed((flowId) => new LogHistory(flowLog(store, flowId)));
  }

  /** What taking a change set back would find; undefined when the flow has no such set. */
  async targetOf(flowId: string, changeSet: string, undoer: string): Promise<UndoTarget | undefined> {
    const { changes } = await this.histories.upToDate(flowId);
    return changes.targetOf(changeSet, undoer);
  }

  async of(flowId: string, actorId: string, limit: number): Promise<ChangeSetsView> {
    const history = await this.histories.upToDate(flowId);
    const { requests } = await this.translations.upToDate(flowId);
    const sets = history.changes.all();
    const standing = standingSets(sets);
    const view = (set: ChangeSet): ChangeSetView => {
      const request = requests.get(set.id);
      return {
        ...set,
        name: history.changes.nameOf(set.id),
        ...(request !== undefined && { request }),
        takenBack: !standing.has(set.id),
      };
    };
    const { undo, redo } = ownSteps(sets, actorId);
    const lastOfAgent = [...sets]
      .reverse()
      .find(
        ({ id, author, undoes }) =>
          undoes === undefined && standing.has(id) && (author.kind === 'agent' || requests.has(id)),
      );
    const [lastUndo, lastRedo] = [undo.at(-1), redo.at(-1)];
    return {
      undo: lastUndo ? view(lastUndo) : null,
      redo: lastRedo ? view(lastRedo) : null,
      agent: lastOfAgent ? view(lastOfAgent) : null,
      changeSets: sets
        .slice(Math.max(0, sets.length - limit))
        .reverse()
        .map(view),
    };
  }
}
