import { sameValue } from '../flow/canonical.js';
import type { Change } from '../flow/change-sets/change-set.js';
import { propertyOf } from '../flow/change-sets/changes-of.js';
import type { AddNode, ConnectNodes, EditNode, FlowCommand } from '../flow/commands.js';
import { decide } from '../flow/decide.js';
import { type DecisionContext, isRefusal } from '../flow/decision.js';
import { draftOf, evolveDraft, type FlowDraft } from '../flow/evolve.js';
import { edgesAt, findEdge, findNode } from '../flow/lookup.js';
import { freeName } from '../flow/names.js';
import type { Flow, FlowEdge, FlowNode, Value } from '../flow/state.js';
import type { Part } from './parts.js';

/** What accepting a part would come to in the flow as it is now. */
export type PartOutlook =
  | { readonly stands: 'applies'; readonly note?: string }
  /** Applies, except where somebody changed the same since: that stays. */
  | { readonly stands: 'partly'; readonly why: string }
  /** The flow is so already. */
  | { readonly stands: 'already' }
  /** Somebody changed the same since: their value stays, unless whoever accepts says otherwise. */
  | { readonly stands: 'changed-since'; readonly why: string }
  | { readonly stands: 'impossible'; readonly why: string };

export interface Rehearsal {
  /** What to do, in an order in which every step is possible. */
  readonly commands: readonly FlowCommand[];
  readonly outlooks: ReadonlyMap<string, PartOutlook>;
  /** New ids of nodes whose own are taken now. */
  readonly renamed: Readonly<Record<string, string>>;
  readonly flow: Flow;
}

interface Circumstances {
  readonly flow: Flow;
  readonly context: DecisionContext;
  /** Write over what others changed since. */
  readonly overwrite: boolean;
  /** Of nodes that were accepted earlier. */
  readonly renamed: Readonly<Record<string, string>>;
  /** Keys of parts that were accepted earlier. */
  readonly accepted: ReadonlySet<string>;
  /** How far down new nodes are put, so that none lies on another. */
  readonly shift: number;
}

/**
 * Carries parts of a proposal out on a copy of the present flow, and says of each what it comes to. What another
 * part needs or makes room for is left out when that other part can't go.
 */
export function rehearse(parts: readonly Part[], circumstances: Circumstances): Rehearsal {
  let left: readonly Part[] = [];
  for (;;) {
    const going = parts.filter((part) => !left.includes(part));
    const attempt = new Attempt(circumstances, going);
    const goes = (key: string): boolean => {
      return circumstances.accepted.has(key) || canGo(attempt.outlooks.get(key));
    };
    const stuck = going.filter(
      (part) =>
        part.needs.some((key) => !goes(key)) ||
        // An edge that makes room for another stays when that other one can't come.
        (part.change === 'removed' && part.follows.length > 0 && !part.follows.some(goes)),
    );
    if (stuck.length === 0) {
      for (const part of left)
        attempt.outlooks.set(part.key, { stands: 'impossible', why: waitingFor(part, goes, attempt.flow) });
      return attempt;
    }
    left = [...left, ...stuck];
  }
}

/** Whether a part with this outlook can be accepted. */
export function canGo(outlook: PartOutlook | undefined): boolean {
  return outlook !== undefined && outlook.stands !== 'impossible' && outlook.stands !== 'changed-since';
}

function waitingFor({ needs, follows }: Part, goes: (key: string) => boolean, flow: Flow): string {
  const others = (needs.length > 0 ? needs : follows).filter((key) => !goes(key));
  const names = others
    .map((key) => key.slice(key.indexOf('/') + 1))
    .map((id) => findNode(flow, id)?.label ?? id);
  return `It goes only with ${names.join(' and ')}.`;
}

class Attempt implements Rehearsal {
  readonly commands: FlowCommand[] = [];
  readonly outlooks = new Map<string, PartOutlook>();
  readonly renamed: Record<string, string>;
  flow: FlowDraft;

  constructor(
    private readonly given: Circumstances,
    parts: readonly Part[],
  ) {
    this.flow = draftOf(given.flow);
    this.renamed = { ...given.renamed };
    // Edges go before the nodes that they hang on and come after them.
    const steps: readonly ((part: Part) => boolean)[] = [
      ({ what, change }) => what === 'edge' && change === 'removed',
      ({ what, change }) => what === 'node' && change === 'removed',
      ({ what, change }) => what === 'node' && change === 'added',
      ({ what, change }) => what === 'node' && change === 'changed',
      ({ what, change }) => what === 'edge' && change !== 'removed',
      ({ what }) => what === 'flow',
    ];
    for (const step of steps)
      for (const part of parts) if (step(part)) this.outlooks.set(part.key, this.carryOut(part));
  }

  private carryOut(part: Part): PartOutlook {
    const [change] = part.changes;
    if (change === undefined) return { stands: 'already' };
    if (part.what === 'flow') return this.rename(part.changes);
    if (change.what === 'edge') return this.edge(change);
    if (change.what !== 'node') return this.edit(part.id, part.changes);
    if (change.after === null) return this.remove(change.before!);
    return change.before === null ? this.add(change.after) : this.replace(change.before, change.after);
  }

  private remove(node: FlowNode): PartOutlook {
    const present = findNode(this.flow, node.id);
    if (present === undefined) return { stands: 'already' };
    if (!this.given.overwrite && !sameContent(present, node))
      return changedSince(`${present.label} has been changed since; it stays.`);
    const others = edgesAt(this.flow, node.id);
    const more = others.length === 1 ? 'One edge goes with it.' : `${others.length} edges go with it.`;
    return this.do([{ type: 'RemoveNode', id: node.id }], others.length > 0 ? more : undefined);
  }

  private add(node: FlowNode): PartOutlook {
    const present = findNode(this.flow, node.id);
    if (present !== undefined && isTwin(present, node)) return { stands: 'already' };
    const isTaken = (name: string): boolean => findNode(this.flow, name) !== undefined;
    const id = freeName(node.id, isTaken);
    const note = present && `Another ${node.id} is there since, so this one becomes ${id}.`;
    const outlook = this.do(
      [addCommand({ ...node, id }, this.given.shift), ...codeOf({ ...node, id })],
      note,
    );
    if (id !== node.id && outlook.stands === 'applies') this.renamed[node.id] = id;
    return outlook;
  }

  private replace(before: FlowNode, after: FlowNode): PartOutlook {
    const present = findNode(this.flow, after.id);
    if (present === undefined) return impossible(`${before.label} was removed since.`);
    if (isTwin(present, after)) return { stands: 'already' };
    if (!this.given.overwrite && !sameContent(present, before))
      return changedSince(`${present.label} has been changed since; it stays.`);
    const edges = edgesAt(this.flow, after.id);
    // Whoever moved it since keeps it where it stands.
    const position = sameValue(present.position, before.position) ? after.position : present.position;
    const outlook = this.do([
      { type: 'RemoveNode', id: after.id },
      addCommand({ ...after, position }, 0),
      ...codeOf(after),
    ]);
    // What fits the new node as well stays connected.
    if (outlook.stands === 'applies') for (const edge of edges) this.do([{ type: 'ConnectNodes', ...edge }]);
    return outlook;
  }

  private edit(id: string, changes: readonly Change[]): PartOutlook {
    const node = findNode(this.flow, id);
    if (node === undefined) return impossible(`${id} was removed since.`);
    const edits = changes.filter((change) => change.what === 'property');
    const open = edits.filter(({ key, after }) => !sameValue(propertyOf(this.flow, id, key), after));
    if (open.length === 0) return { stands: 'already' };
    const free = this.given.overwrite
      ? open
      : open.filter(({ key, before }) => sameValue(propertyOf(this.flow, id, key), before));
    const kept = open
      .filter((edit) => !free.includes(edit) && edit.key !== 'position')
      .map(({ key }) => nameOf(key));
    const why = `The ${kept.join(' and the ')} of ${node.label} ${kept.length > 1 ? 'have' : 'has'} been changed since and would stay.`;
    if (free.length === 0) return kept.length > 0 ? changedSince(why) : { stands: 'already' };
    // Written over what somebody else wrote: that is never a side effect of the rest.
    if (kept.length > 0 && free.every(({ key }) => key === 'position')) return changedSince(why);
    return this.partly(this.do(editCommands(id, free)), kept.length > 0 ? why : undefined);
  }

  private edge({ id, before, after }: Extract<Change, { what: 'edge' }>): PartOutlook {
    const present = findEdge(this.flow, id);
    if (after === null) {
      if (present === undefined) return { stands: 'already' };
      if (!sameEnds(present, before)) return impossible(`The edge ${id} joins other nodes now.`);
      return this.do([{ type: 'DisconnectNodes', id }]);
    }
    const wanted = this.withNewIds(after);
    const twin = edgesAt(this.flow, wanted.target).some((edge) => sameEnds(edge, wanted));
    if (twin) return { stands: 'already' };
    if (before !== null && sameEnds(present, before))
      return this.do([
        { type: 'DisconnectNodes', id },
        { type: 'ConnectNodes', ...wanted },
      ]);
    const free = freeName(id, (name) => findEdge(this.flow, name) !== undefined);
    return this.do([{ type: 'ConnectNodes', ...wanted, id: free } satisfies ConnectNodes]);
  }

  private rename(changes: readonly Change[]): PartOutlook {
    const names = changes.filter((change) => change.what === 'flow');
    const open = names.filter(({ key, after }) => this.flow[key] !== after);
    if (open.length === 0) return { stands: 'already' };
    const free = open.filter(({ key, before }) => this.given.overwrite || this.flow[key] === before);
    const why = 'The strategy has been renamed since; its name would stay.';
    if (free.length === 0) return changedSince(why);
    const values = Object.fromEntries(free.map(({ key, after }) => [key, after]));
    return this.partly(
      this.do([{ type: 'RenameFlow', ...values }]),
      free.length < open.length ? why : undefined,
    );
  }

  private partly(outlook: PartOutlook, why: string | undefined): PartOutlook {
    return why === undefined || outlook.stands !== 'applies' ? outlook : { stands: 'partly', why };
  }

  /** All of these or none. */
  private do(commands: readonly FlowCommand[], note?: string): PartOutlook {
    const after = draftOf(this.flow);
    for (const command of commands) {
      const decision = decide(command, after, this.given.context);
      if (isRefusal(decision)) return impossible(decision.detail);
      for (const change of decision) evolveDraft(after, change);
    }
    this.flow = after;
    this.commands.push(...commands);
    return { stands: 'applies', ...(note !== undefined && { note }) };
  }

  private withNewIds(edge: FlowEdge): FlowEdge {
    const { source, target } = edge;
    return { ...edge, source: this.renamed[source] ?? source, target: this.renamed[target] ?? target };
  }
}

function editCommands(
  id: string,
  edits: readonly { readonly key: string; readonly after: Value }[],
): FlowCommand[] {
  const values = new Map(edits.map(({ key, after }) => [key, after]));
  const params = [...values].filter(([key]) => key.startsWith('params.'));
  const edit = {
    ...(values.has('label') && { label: values.get('label') }),
    ...(values.has('description') && { description: values.get('description') }),
    ...(params.length > 0 && {
      params: Object.fromEntries(params.map(([key, value]) => [key.slice('params.'.length), value])),
    }),
  } as Omit<EditNode, 'type' | 'id'>;
  const position = values.get('position') as unknown as FlowNode['position'] | undefined;
  return [
    ...(Object.keys(edit).length > 0 ? [{ type: 'EditNode' as const, id, ...edit }] : []),
    ...(values.has('formula')
      ? [{ type: 'SetFormula' as const, id, formula: String(values.get('formula')) }]
      : []),
    ...(values.has('code') ? [{ type: 'EditCode' as const, id, code: String(values.get('code')) }] : []),
    ...(position ? [{ type: 'MoveNode' as const, id, position }] : []),
  ];
}

function addCommand({ type, code: _, position, ...node }: FlowNode, shift: number): AddNode {
  return { type: 'AddNode', nodeType: type, ...node, position: { x: position.x, y: position.y + shift } };
}

function codeOf({ id, code }: FlowNode): FlowCommand[] {
  return code === undefined || code === '' ? [] : [{ type: 'EditCode', id, code }];
}

/** The same node for the strategy, whatever it is called and wherever it stands. */
function isTwin(a: FlowNode, b: FlowNode): boolean {
  return (['type', 'kind', 'params', 'formula', 'code'] as const).every((key) => sameValue(a[key], b[key]));
}

function sameContent(a: FlowNode, b: FlowNode): boolean {
  return isTwin(a, b) && a.label === b.label && a.description === b.description;
}

function sameEnds(a: FlowEdge | undefined | null, b: FlowEdge | null): boolean {
  const keys = ['source', 'sourcePort', 'target', 'targetPort'] as const;
  return a != null && b !== null && keys.every((key) => a[key] === b[key]);
}

function nameOf(key: string): string {
  return key.replace('params.', '').replaceAll('_', ' ');
}

function impossible(why: string): PartOutlook {
  return { stands: 'impossible', why };
}

function changedSince(why: string): PartOutlook {
  return { stands: 'changed-since', why };
}
