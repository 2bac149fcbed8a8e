import type { ChangeSet } from './change-history.js';

/** What a person can take back and bring back, the next one last. */
export interface OwnSteps {
  readonly undo: readonly ChangeSet[];
  readonly redo: readonly ChangeSet[];
}

/** A person's own steps of a flow. Taking back what somebody else did is a step like any other. */
export function ownSteps(sets: readonly ChangeSet[], actorId: string): OwnSteps {
  const byId = new Map(sets.map((set) => [set.id, set]));
  const kinds = new Map<string, 'step' | 'undo' | 'redo'>();
  for (const set of sets) {
    const undone = set.undoes === undefined ? undefined : byId.get(set.undoes);
    const isOwn = undone !== undefined && undone.author.id === set.author.id;
    kinds.set(set.id, !isOwn ? 'step' : kinds.get(undone.id) === 'undo' ? 'redo' : 'undo');
  }
  const standing = standingSets(sets);
  const undo: ChangeSet[] = [];
  let redo: ChangeSet[] = [];
  for (const set of sets) {
    if (set.author.id !== actorId) continue;
    const kind = kinds.get(set.id);
    if (kind === 'step') redo = [];
    if (!standing.has(set.id)) continue;
    if (kind === 'step') undo.push(set);
    else if (kind === 'undo') redo.push(set);
  }
  return { undo, redo };
}

/** Ids of the change sets that nobody took back, or whose taking back was itself taken back. */
export function standingSets(sets: readonly ChangeSet[]): ReadonlySet<string> {
  const standing = new Set(sets.map(({ id }) => id));
  for (const { id, undoes } of [...sets].reverse())
    if (undoes !== undefined && standing.has(id)) standing.delete(undoes);
  return standing;
}
