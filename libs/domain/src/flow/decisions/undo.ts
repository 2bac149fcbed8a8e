import { countNodes } from '../adjacency.js';
import { sameValue } from '../canonical.js';
import type { Change, ChangeAuthor, UndoChange } from '../change-sets/change-set.js';
import { propertyOf } from '../change-sets/changes-of.js';
import type { FlowCommand, UndoChangeSet } from '../commands.js';
import { type Decision, type DecisionContext, isRefusal } from '../decision.js';
import type { ChangeSetUndone, FlowChange } from '../events.js';
import { draftOf, evolveDraft, type FlowDraft } from '../evolve.js';
import { findEdge, findNode } from '../lookup.js';
import { refuse } from '../refusals.js';
import type { Flow, FlowNode } from '../state.js';
import { textDelta } from '../text-delta.js';
import { connectNodes } from './edges.js';
import { editNode, moveNode, removeNode } from './nodes.js';
import { setFormula } from './texts.js';

type Kept = ChangeSetUndone['data']['kept'][number];
type Of<What extends Change['what']> = UndoChange & { readonly change: Extract<Change, { what: What }> };

/**
 * Takes a change set back: each value only where the change set's own still stands, so that nobody's edits are lost.
 * What had to stay is in the event, with the reason.
 */
export function undoChangeSet(
  { changeSet, target }: UndoChangeSet,
  flow: Flow,
  context: DecisionContext,
): Decision {
  if (target === undefined) {
    return refuse('change-set-not-found', `There is no change set '${changeSet}' of this flow.`, {
      changeSet,
    });
  }
  const undoing = new Undoing(flow, context);
  const of = <What extends Change['what']>(what: What): Of<What>[] =>
    target.changes.filter((one): one is Of<What> => one.change.what === what);
  for (const one of of('edge')) if (one.change.after !== null) undoing.disconnect(one);
  for (const one of of('node')) if (one.change.after !== null) undoing.remove(one);
  for (const one of of('node')) if (one.change.before !== null) undoing.bringBack(one);
  for (const one of of('property')) undoing.restore(one);
  for (const one of of('edge')) if (one.change.before !== null) undoing.reconnect(one);
  for (const one of of('flow')) undoing.rename(one);
  const { changes, kept } = undoing;
  if (changes.length === 0) {
    const why = kept.map(({ detail }) => detail).join(' ') || 'Nothing of it is left in the flow.';
    return refuse('nothing-to-undo', why, { changeSet, kept });
  }
  return [{ type: 'ChangeSetUndone', data: { changeSet, kept } }, ...changes];
}

class Undoing {
  readonly changes: FlowChange[] = [];
  readonly kept: Kept[] = [];
  private readonly draft: FlowDraft;
  /** Nodes that could not be removed: they are not brought back as something else either. */
  private readonly stuck = new Set<string>();

  constructor(
    flow: Flow,
    private readonly context: DecisionContext,
  ) {
    this.draft = draftOf(flow);
  }

  disconnect({ change, since }: Of<'edge'>): void {
    const { id, after } = change;
    const present = findEdge(this.draft, id);
    if (since) {
      if (change.before === null)
        this.keep({ edge: id, detail: `${since.name} changed the edge ${id} since.` });
    } else if (sameValue(present, after)) this.happen({ type: 'NodesDisconnected', data: { id } });
  }

  remove({ change, since, usedBy }: Of<'node'>): void {
    const { id } = change;
    const node = findNode(this.draft, id);
    if (since) {
      this.stuck.add(id);
      this.keep({ node: id, detail: `${since.name} removed or replaced ${id} since.` });
    } else if (node && usedBy) {
      this.stuck.add(id);
      this.keep({ node: id, detail: `${node.label} stays: ${names(usedBy)} changed or connected it since.` });
    } else if (node) this.decide(removeNode({ type: 'RemoveNode', id }, this.draft), { node: id });
  }

  bringBack({ change, since }: Of<'node'>): void {
    const { id } = change;
    const node = change.before as FlowNode;
    if (this.stuck.has(id)) return;
    if (since || findNode(this.draft, id)) {
      const who = since ? `${since.name} made` : 'there is';
      this.keep({
        node: id,
        detail: `${node.label} can't come back: ${who} something else called ${id} since.`,
      });
    } else if (countNodes(this.draft) >= this.context.maxNodes) {
      const detail = `${node.label} can't come back: a flow has at most ${this.context.maxNodes} nodes.`;
      this.keep({ node: id, detail });
    } else this.happen({ type: 'NodeAdded', data: node });
  }

  restore({ change, since }: Of<'property'>): void {
    const { id, key, before, after } = change;
    const node = findNode(this.draft, id);
    const name = key.replace('params.', '');
    if (!node) this.keep({ node: id, key, detail: `${id} is gone, and its ${name} with it.` });
    else if (since) {
      this.keep({ node: id, key, detail: `${since.name} changed the ${name} of ${node.label} since.` });
    } else if (!sameValue(propertyOf(this.draft, id, key), after)) {
      this.keep({ node: id, key, detail: `The ${name} of ${node.label} has been changed since.` });
    } else if (before === undefined) {
      this.keep({ node: id, key, detail: `The ${name} of ${node.label} had no value before.` });
    } else if (key === 'code') {
      const delta = textDelta(String(after), String(before));
      if (delta.length > 0) this.happen({ type: 'CodeEdited', data: { id, delta } });
    } else this.decide(this.restoring(id, key, before), { node: id, key });
  }

  private restoring(
    id: string,
    key: string,
    before: NonNullable<Extract<Change, { what: 'property' }>['before']>,
  ): Decision {
    if (key === 'position') {
      return moveNode(
        { type: 'MoveNode', id, position: before as unknown as FlowNode['position'] },
        this.draft,
      );
    }
    if (key === 'formula') return setFormula({ type: 'SetFormula', id, formula: String(before) }, this.draft);
    const edit = key.startsWith('params.')
      ? { params: { [key.slice('params.'.length)]: before } }
      : { [key]: before };
    return editNode(
      { type: 'EditNode', id, ...edit } as Extract<FlowCommand, { type: 'EditNode' }>,
      this.draft,
    );
  }

  reconnect({ change, since }: Of<'edge'>): void {
    const edge = change.before!;
    const { id } = edge;
    if (since) this.keep({ edge: id, detail: `${since.name} changed the edge ${id} since.` });
    else this.decide(connectNodes({ type: 'ConnectNodes', ...edge }, this.draft), { edge: id });
  }

  rename({ change, since }: Of<'flow'>): void {
    const { key, before, after } = change;
    if (since) this.keep({ key, detail: `${since.name} changed the ${key} of the strategy since.` });
    else if (this.draft[key] === after && before !== after)
      this.happen({ type: 'FlowRenamed', data: { [key]: before } });
  }

  private decide(decision: Decision, place: Omit<Kept, 'detail'>): void {
    if (isRefusal(decision)) this.keep({ ...place, detail: decision.detail });
    else for (const change of decision) this.happen(change);
  }

  private happen(change: FlowChange): void {
    this.changes.push(change);
    evolveDraft(this.draft, change);
  }

  private keep(kept: Kept): void {
    this.kept.push(kept);
  }
}

function names(authors: readonly ChangeAuthor[]): string {
  return authors.map(({ name }) => name).join(' and ');
}
