import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalFlow, sameValue } from '../flow/canonical.js';
import { changesBetween } from '../flow/change-sets/changes-between.js';
import type { FlowCommand } from '../flow/commands.js';
import { decideAll } from '../flow/decide.js';
import { fold } from '../flow/evolve.js';
import { edgesOf, findNode, nodesOf } from '../flow/lookup.js';
import type { Flow } from '../flow/state.js';
import { topologicalOrder } from '../graph/topological-order.js';
import { momentumFlow } from '../testing/index.js';
import {
  type Acceptance,
  acceptProposal,
  amendProposal,
  type ProposalRefusal,
  proposedChanges,
  rejectProposal,
  type WantedParts,
} from './decide-proposal.js';
import type { ProposalEvent } from './events.js';
import { evolveProposal, isOpen, type Proposal } from './proposal.js';
import { reviewProposal } from './review.js';

const context = { maxNodes: 100 };
const ada = { kind: 'user', id: 'ada', name: 'Ada' } as const;

/** A flow, one proposal for it, and whoever decides and edits. */
class Desk {
  proposal: Proposal | undefined;

  constructor(public flow: Flow = momentumFlow()) {}

  does(...commands: FlowCommand[]): boolean {
    const decided = decideAll(commands, this.flow, context);
    if ('refused' in decided) return false;
    this.flow = fold(decided, this.flow)!;
    return true;
  }

  proposes(...commands: FlowCommand[]): this {
    const changes = proposedChanges(commands, this.flow, context);
    if ('refused' in changes) throw new Error(changes.detail);
    this.hears({
      type: 'ProposalMade',
      data: { ...this.names, request: 'do it', summary: 'It.', flowRevision: 1, changes },
    });
    return this;
  }

  accepts(wanted: WantedParts & { overwrite?: boolean } = {}): Acceptance | ProposalRefusal {
    const decided = acceptProposal(this.proposal, wanted, this.flow, context);
    if ('refused' in decided) return decided;
    const { commands, parts, renamed, outcome } = decided;
    if (!this.does(...commands)) throw new Error(`Refused by the flow: ${JSON.stringify(commands)}`);
    this.hears({ type: 'ProposalAccepted', data: { ...this.names, ...parts, renamed, outcome } });
    return decided;
  }

  rejects(wanted: WantedParts = {}): ProposalRefusal | undefined {
    const decided = rejectProposal(this.proposal, wanted);
    if ('refused' in decided) return decided;
    const { parts, outcome } = decided;
    this.hears({ type: 'ProposalRejected', data: { ...this.names, ...parts, outcome } });
    return undefined;
  }

  review() {
    return Object.fromEntries(reviewProposal(this.proposal!, this.flow, 100).map((part) => [part.key, part]));
  }

  private readonly names = { proposalId: 'p', flowId: 'f', translationId: 't' };
  private hears(event: ProposalEvent): void {
    this.proposal = evolveProposal(this.proposal, event, { actor: ada, at: '2026-01-31T12:00:00.000Z' });
  }
}

const addSma: FlowCommand = { type: 'AddNode', id: 'sma_50', nodeType: 'function', kind: 'sma' };
const newRules =
  'enter_long = crosses_above(rsi_14, 70) and btc_price.close > sma_50\nexit_long = rsi_14 < 50';
/** A trend filter: a new node, an edge into it from what is there, a changed formula, an edge between both. */
const filter: FlowCommand[] = [
  addSma,
  { type: 'ConnectNodes', source: 'btc_price', target: 'sma_50' },
  { type: 'SetFormula', id: 'entry_rules', formula: newRules },
  { type: 'ConnectNodes', source: 'sma_50', target: 'entry_rules' },
  { type: 'ConnectNodes', source: 'btc_price', target: 'entry_rules', targetPort: 'btc_price' },
];
/** A take profit between stop and order: the edge between these is replaced. */
const insert: FlowCommand[] = [
  { type: 'AddNode', id: 'take_profit', nodeType: 'risk', kind: 'take_profit' },
  { type: 'DisconnectNodes', id: 'stop_loss_to_market' },
  { type: 'ConnectNodes', source: 'stop_loss', target: 'take_profit' },
  { type: 'ConnectNodes', source: 'take_profit', target: 'market' },
];

describe('accepting', () => {
  it('all of it gives the flow that the plan would have given', () => {
    const applied = new Desk();
    applied.does(...filter);
    const desk = new Desk().proposes(...filter);
    expect(desk.accepts()).toMatchObject({ outcome: 'accepted', left: [] });
    expect(canonicalFlow(desk.flow)).toBe(canonicalFlow(applied.flow));
    expect(isOpen(desk.proposal!)).toBe(false);
  });

  it('one node brings its edges to what is there, and leaves the edges to parts that wait', () => {
    const desk = new Desk().proposes(...filter);
    expect(desk.accepts({ nodes: ['sma_50'] })).toMatchObject({
      parts: { nodes: ['sma_50'], edges: ['btc_price_to_sma_50'] },
      outcome: 'partly',
    });
    expect(desk.flow.nodes.entry_rules?.formula).not.toContain('sma_50');
    desk.accepts({ nodes: ['entry_rules'] });
    expect(desk.flow.edges.sma_50_to_entry_rules).toBeDefined();
    expect(desk.proposal?.outcome).toBe('accepted');
  });

  it('an edge without both its ends is refused, and says which are missing', () => {
    const desk = new Desk().proposes(...filter);
    const refusal = desk.accepts({ edges: ['sma_50_to_entry_rules'], nodes: ['sma_50'] });
    expect(refusal).toMatchObject({ code: 'edge-needs-nodes', facts: { nodes: ['entry_rules'] } });
  });

  it('a node between two others replaces the edge between them', () => {
    const desk = new Desk().proposes(...insert);
    desk.accepts({ nodes: ['take_profit'] });
    expect(edgesOf(desk.flow).map(({ source, target }) => `${source} ${target}`)).toEqual(
      expect.arrayContaining(['stop_loss take_profit', 'take_profit market']),
    );
    expect(desk.flow.edges.stop_loss_to_market).toBeUndefined();
    expect(desk.proposal?.outcome).toBe('accepted');
  });

  it('a removal takes the edges of the node along', () => {
    const desk = new Desk().proposes({ type: 'RemoveNode', id: 'stop_loss' });
    desk.accepts({ nodes: ['stop_loss'] });
    expect(desk.proposal?.outcome).toBe('accepted');
    expect(desk.flow.nodes.stop_loss).toBeUndefined();
  });

  it('a removal in the middle of a chain brings the edge that closes the gap', () => {
    const plan: FlowCommand[] = [
      { type: 'RemoveNode', id: 'stop_loss' },
      { type: 'ConnectNodes', source: 'position_size', target: 'market' },
    ];
    const desk = new Desk().proposes(...plan);
    desk.accepts({ nodes: ['stop_loss'] });
    expect(desk.proposal?.outcome).toBe('accepted');
    expect(desk.flow.edges.position_size_to_market).toBeDefined();
    const other = new Desk().proposes(...plan);
    other.rejects({ nodes: ['stop_loss'] });
    expect(other.proposal?.outcome).toBe('rejected');
  });

  it('a part twice changes nothing, and a part that was rejected is refused with the name of who did', () => {
    const desk = new Desk().proposes(...filter);
    desk.accepts({ nodes: ['sma_50'] });
    expect(desk.accepts({ nodes: ['sma_50'] })).toMatchObject({ code: 'nothing-to-accept' });
    desk.rejects({ nodes: ['entry_rules'] });
    expect(desk.accepts({ nodes: ['entry_rules'] })).toMatchObject({ code: 'proposal-closed' });
    const other = new Desk().proposes(...filter);
    other.rejects({ nodes: ['sma_50'] });
    expect(other.accepts({ nodes: ['sma_50'] })).toMatchObject({
      code: 'proposal-part-settled',
      detail: 'Ada has rejected that part already.',
    });
  });

  it('what is not in it is refused with what is', () => {
    const desk = new Desk().proposes(addSma);
    expect(desk.accepts({ nodes: ['ema_9'] })).toMatchObject({
      code: 'proposal-part-not-found',
      facts: { parts: ['node/sma_50'] },
    });
    expect(acceptProposal(undefined, {}, desk.flow, context)).toMatchObject({ code: 'proposal-not-found' });
  });
});

describe('rejecting', () => {
  it('a node sets the edges aside that hang on it, and leaves the rest', () => {
    const desk = new Desk().proposes(...filter);
    desk.rejects({ nodes: ['sma_50'] });
    const states = [...desk.proposal!.settled.keys()];
    expect(states.sort()).toEqual(['edge/btc_price_to_sma_50', 'edge/sma_50_to_entry_rules', 'node/sma_50']);
    expect(desk.proposal?.outcome).toBe('proposed');
    desk.accepts();
    expect(desk.proposal?.outcome).toBe('partly');
  });

  it('a node between two others keeps the edge between them', () => {
    const desk = new Desk().proposes(...insert);
    desk.rejects({ nodes: ['take_profit'] });
    expect(desk.proposal?.outcome).toBe('rejected');
    expect(desk.rejects()).toMatchObject({ code: 'proposal-closed' });
  });
});

describe('a proposal that grew stale', () => {
  const setPeriod = (period: number): FlowCommand => ({ type: 'EditNode', id: 'rsi_14', params: { period } });

  it('leaves a value that somebody changed since, and says so, unless told to write over it', () => {
    const desk = new Desk().proposes(setPeriod(21));
    desk.does(setPeriod(30));
    const why = 'The period of RSI 14 has been changed since and would stay.';
    expect(desk.review()['node/rsi_14']).toMatchObject({
      outlook: { stands: 'changed-since', why },
      properties: [{ key: 'params.period', before: 30, after: 21 }],
    });
    expect(desk.accepts()).toMatchObject({ code: 'nothing-to-accept', detail: why });
    desk.accepts({ nodes: ['rsi_14'], overwrite: true });
    expect(desk.flow.nodes.rsi_14?.params.period).toBe(21);
  });

  it('takes over what still stands of a node, and names what stays', () => {
    const desk = new Desk().proposes({
      type: 'EditNode',
      id: 'rsi_14',
      label: 'Slow RSI',
      params: { period: 21 },
    });
    desk.does(setPeriod(30));
    expect(desk.accepts()).toMatchObject({ kept: [expect.stringContaining('period')] });
    expect(desk.flow.nodes.rsi_14).toMatchObject({ label: 'Slow RSI', params: { period: 30 } });
  });

  it('says that a node is gone, and takes over the rest', () => {
    const desk = new Desk().proposes(setPeriod(21), addSma);
    desk.does({ type: 'RemoveNode', id: 'rsi_14' });
    expect(desk.review()['node/rsi_14']?.outlook).toEqual({
      stands: 'impossible',
      why: 'rsi_14 was removed since.',
    });
    expect(desk.accepts()).toMatchObject({ left: [{ key: 'node/rsi_14' }], outcome: 'partly' });
    expect(desk.flow.nodes.sma_50).toBeDefined();
    expect(isOpen(desk.proposal!)).toBe(true);
  });

  it('gives a node another id when its own is taken, and its edges follow it', () => {
    const desk = new Desk().proposes(...filter);
    desk.does({ ...addSma, params: { period: 5 }, label: 'Mine' });
    expect(desk.review()['node/sma_50']?.node?.id).toBe('sma_50_2');
    desk.accepts({ nodes: ['sma_50'] });
    desk.accepts({ nodes: ['entry_rules'] });
    expect(desk.flow.nodes.sma_50?.label).toBe('Mine');
    expect(edgesOf(desk.flow)).toContainEqual(
      expect.objectContaining({ source: 'sma_50_2', target: 'entry_rules', targetPort: 'sma_50' }),
    );
  });

  it('takes a node that somebody added alike for its own', () => {
    const desk = new Desk().proposes(...filter);
    desk.does(addSma, { type: 'EditNode', id: 'sma_50', label: 'Trend' });
    expect(desk.review()['node/sma_50']?.outlook).toEqual({ stands: 'already' });
    desk.accepts();
    expect(Object.keys(desk.flow.nodes).filter((id) => id.startsWith('sma'))).toEqual(['sma_50']);
    expect(desk.flow.edges.sma_50_to_entry_rules).toBeDefined();
  });

  it('does not remove a node that somebody works on, and not its edges either', () => {
    const desk = new Desk().proposes({ type: 'RemoveNode', id: 'stop_loss' });
    desk.does({ type: 'EditNode', id: 'stop_loss', params: { value: 3 } });
    expect(desk.accepts()).toMatchObject({ code: 'nothing-to-accept' });
    expect(desk.flow.edges.stop_loss_to_market).toBeDefined();
  });

  it('keeps an edge when what should replace it can not come any more', () => {
    const desk = new Desk().proposes(...insert);
    desk.does({ type: 'RemoveNode', id: 'market' });
    desk.does({ type: 'AddNode', id: 'market', nodeType: 'execution', kind: 'market' });
    desk.does({ type: 'ConnectNodes', source: 'position_size', target: 'market' });
    expect(desk.review()['edge/take_profit_to_market']?.outlook?.stands).toBe('impossible');
    desk.accepts();
    expect(
      edgesOf(desk.flow).some(({ source, target }) => source === 'position_size' && target === 'market'),
    ).toBe(true);
  });

  it('puts its nodes below what others put in their place', () => {
    const desk = new Desk().proposes(addSma);
    const place = desk.review()['node/sma_50']!.node!.position;
    desk.does({ ...addSma, id: 'other', params: { period: 9 }, position: place });
    expect(desk.review()['node/sma_50']!.node!.position.y).toBeGreaterThan(place.y + 100);
  });
});

describe('amending', () => {
  it('lets an assumption be chosen anew before anything is accepted', () => {
    const desk = new Desk().proposes(...filter);
    const changes = amendProposal(
      desk.proposal,
      [{ type: 'EditNode', id: 'sma_50', params: { period: 200 } }],
      desk.flow,
      context,
    ) as Proposal['changes'];
    desk.proposal = { ...desk.proposal!, changes };
    desk.accepts();
    expect(desk.flow.nodes.sma_50?.params.period).toBe(200);
    expect(desk.flow.edges.sma_50_to_entry_rules).toBeDefined();
  });

  it('does not touch what is decided', () => {
    const desk = new Desk().proposes(...filter);
    desk.accepts({ nodes: ['sma_50'] });
    const edit: FlowCommand = { type: 'EditNode', id: 'sma_50', params: { period: 200 } };
    expect(amendProposal(desk.proposal, [edit], desk.flow, context)).toMatchObject({
      code: 'proposal-part-settled',
    });
  });
});

const ids = ['btc_price', 'rsi_14', 'entry_rules', 'stop_loss', 'market', 'a', 'b'];
const anId = fc.constantFrom(...ids);
const anEdit: fc.Arbitrary<FlowCommand> = fc.oneof(
  fc.record({
    type: fc.constant('AddNode' as const),
    id: fc.constantFrom('a', 'b'),
    nodeType: fc.constant('function' as const),
    kind: fc.constantFrom('rsi', 'sma'),
  }),
  fc.record({
    type: fc.constant('EditNode' as const),
    id: anId,
    params: fc.record({ period: fc.integer({ min: 2, max: 5 }) }),
  }),
  fc.record({ type: fc.constant('EditNode' as const), id: anId, label: fc.constantFrom('x', 'y') }),
  fc.record({ type: fc.constant('RemoveNode' as const), id: anId }),
  fc.record({ type: fc.constant('ConnectNodes' as const), source: anId, target: anId }),
  fc.record({
    type: fc.constant('DisconnectNodes' as const),
    id: fc.constantFrom('btc_price_to_rsi_14', 'rsi_14_to_entry_rules', 'stop_loss_to_market'),
  }),
  fc.record({
    type: fc.constant('SetFormula' as const),
    id: fc.constant('entry_rules'),
    formula: fc.constantFrom('enter_long = rsi_14 > 1', 'enter_long = a > b'),
  }),
  fc.record({ type: fc.constant('RenameFlow' as const), name: fc.constantFrom('One', 'Two') }),
);
const anAct = fc.record({
  does: fc.constantFrom('edit', 'edit', 'accept', 'accept', 'reject', 'all'),
  edit: anEdit,
  which: fc.nat(20),
});

/** Edits as far as the rules allow them. */
function allowed(edits: readonly FlowCommand[], flow: Flow): FlowCommand[] {
  const desk = new Desk(flow);
  return edits.filter((edit) => desk.does(edit));
}

describe('any plan, any edits of others, any order of decisions', () => {
  it('accepting all at once gives what applying gives', () => {
    fc.assert(
      fc.property(fc.array(anEdit, { minLength: 1, maxLength: 12 }), (edits) => {
        const plan = allowed(edits, momentumFlow());
        const applied = new Desk();
        applied.does(...plan);
        const desk = new Desk().proposes(...plan);
        if (desk.proposal!.changes.length === 0) return;
        const { left } = desk.accepts() as Acceptance;
        expect(left).toEqual([]);
        expect(changesBetween(applied.flow, desk.flow)).toEqual([]);
      }),
      { numRuns: 100, seed: 20260301 },
    );
  });

  it('keeps what others wrote since, makes no flow that the rules forbid, and ends', () => {
    let accepted = 0;
    let stayed = 0;
    fc.assert(
      fc.property(
        fc.array(anEdit, { minLength: 1, maxLength: 10 }),
        fc.array(anAct, { maxLength: 12 }),
        (edits, acts) => {
          const desk = new Desk();
          desk.proposes(...allowed(edits, desk.flow));
          const theirs = new Map<string, unknown>();
          for (const { does, edit, which } of acts) {
            if (!isOpen(desk.proposal!)) break;
            const before = desk.flow;
            if (does === 'edit') {
              if (!desk.does(edit)) continue;
              for (const change of changesBetween(before, desk.flow))
                if (change.what === 'property') theirs.set(`${change.id} ${change.key}`, change.after);
              continue;
            }
            const nodes = [...desk.proposal!.changes].flatMap((one) =>
              one.what === 'node' || one.what === 'property' ? [one.id] : [],
            );
            const wanted =
              does === 'all' || nodes.length === 0 ? {} : { nodes: [nodes[which % nodes.length]!] };
            if (does === 'reject') desk.rejects(wanted);
            else if ('commands' in desk.accepts(wanted)) accepted++;
            for (const [place, value] of theirs) {
              const [id = '', key = ''] = place.split(' ');
              const was = valueAt(before, id, key);
              if (!sameValue(was, value) || findNode(desk.flow, id) === undefined) continue;
              if (findNode(before, id)?.kind !== findNode(desk.flow, id)?.kind) continue;
              expect(valueAt(desk.flow, id, key), place).toEqual(was);
              stayed++;
            }
            expect(topologicalOrder(desk.flow)).toHaveLength(nodesOf(desk.flow).length);
            for (const { source, target } of edgesOf(desk.flow))
              expect([findNode(desk.flow, source), findNode(desk.flow, target)]).not.toContain(undefined);
          }
          if (isOpen(desk.proposal!)) desk.rejects();
          expect(isOpen(desk.proposal!)).toBe(false);
        },
      ),
      { numRuns: 150, seed: 20260302 },
    );
    expect(accepted).toBeGreaterThan(60);
    expect(stayed).toBeGreaterThan(20);
  });
});

function valueAt(flow: Flow, id: string, key: string): unknown {
  const node = findNode(flow, id);
  return key.startsWith('params.') ? node?.params[key.slice(7)] : node?.[key as 'label'];
}
