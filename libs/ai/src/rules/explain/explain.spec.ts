import type { Flow, FlowNode } from '@strategy-builder/domain';
import { parseFormula, printFormula } from '@strategy-builder/language';
import { describe, expect, it } from 'vitest';
import { acceptanceSet } from '../acceptance/acceptance-set.js';
import { applied, emptyFlow, planned } from '../acceptance/check-case.js';
import { longestRequest, planByRules } from '../rules-planner.js';
import { explain } from './explain.js';

/** What a flow does, without ids, places, labels and texts. */
function meaning(flow: Flow): unknown {
  const names = new Map<string, string>();
  const nameOf = (node: FlowNode): string => {
    const known = names.get(node.id);
    if (known !== undefined) return known;
    names.set(node.id, node.id);
    const name = JSON.stringify([node.type, node.kind, sorted(node.params), formulaOf(node, flow, nameOf)]);
    names.set(node.id, name);
    return name;
  };
  return Object.values(flow.nodes)
    .filter(
      (node) =>
        node.type !== 'function' || Object.values(flow.edges).some(({ source }) => source === node.id),
    )
    .map(nameOf)
    .sort();
}

function sorted(params: FlowNode['params']): unknown {
  return Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The formula in its canonical spelling, each port replaced by what is bound to it. */
function formulaOf(node: FlowNode, flow: Flow, nameOf: (node: FlowNode) => string): string {
  const parsed = node.formula === undefined || node.formula === '' ? null : parseFormula(node.formula);
  let text = parsed?.ok ? printFormula(parsed.value) : (node.formula ?? '');
  const bound = Object.values(flow.edges)
    .filter(({ target, targetPort }) => target === node.id && targetPort !== 'signals')
    .sort((a, b) => b.targetPort.length - a.targetPort.length);
  for (const { source, targetPort } of bound) {
    const from = flow.nodes[source];
    if (from === undefined) continue;
    text = text.split(targetPort).join(`<${nameOf(from).length > 400 ? from.kind : nameOf(from)}>`);
  }
  return text;
}

describe('explain', { timeout: 60_000 }, () => {
  it('puts a strategy into sentences', () => {
    const flow = planned(
      'Buy BTC on Deribit 4h when RSI(21) crosses above 70 and price is above the 200 EMA, 2% position size, 2 ATR stop',
    );
    expect(explain(flow)).toBe(
      [
        'Trade BTC on deribit, 4h bars.',
        'Buy when RSI(21) crosses above 70 and the close is above EMA(200).',
        'Close long positions when RSI(21) crosses below 70.',
        'Position size: 2% of equity.',
        'Stop loss: 2 ATR(14).',
        'Use market orders.',
      ].join('\n'),
    );
  });

  it('says that an empty canvas is empty', () => {
    expect(explain(emptyFlow)).toBe('The canvas is empty.');
  });

  it('says of every planned strategy what plans to an equal one again', () => {
    const failed: string[] = [];
    let checked = 0;
    for (const { on, cases } of acceptanceSet) {
      for (const [text] of cases) {
        const start = on === undefined ? emptyFlow : planned(on);
        const plan = planByRules(text, start);
        if (plan.status !== 'plan') continue;
        const flow = applied(plan.newStrategy ? emptyFlow : start, plan.commands);
        const words = explain(flow);
        // Longer than what a message may be: many legs that read each other.
        if (words.length > longestRequest) continue;
        const again = planByRules(words, emptyFlow);
        checked++;
        if (again.status !== 'plan') {
          failed.push(`${text}\n${words}\n-> ${JSON.stringify(again)}`);
          continue;
        }
        const second = applied(emptyFlow, again.commands);
        const before = JSON.stringify(meaning(flow));
        const after = JSON.stringify(meaning(second));
        if (before !== after || again.left.length > 0) {
          failed.push(
            `${text}\n${words}\n-> ${explain(second)}\n${JSON.stringify(again.left)}\n${before}\n${after}`,
          );
        }
      }
    }
    expect(checked).toBeGreaterThan(900);
    expect(failed.join('\n\n')).toBe('');
  });
});
