import { catalogue, type ExecutionRule, type RiskRule, type StrategyProgram } from '@strategy-builder/domain';
import { printerRefusals } from '@strategy-builder/language';
import { describe, expect, it } from 'vitest';
import { engineRules } from './python-strategy.js';

const program: StrategyProgram = {
  source: { bars: ['asset'], nodes: [] },
  data: [],
  traded: 'asset',
  strategy: 'rules',
  signals: { enter_long: { node: 'rules', output: 'enter_long' } },
  risk: [],
  execution: { kind: 'market', node: null },
};

const modes = catalogue
  .filter(({ kind }) => kind === 'position_size')
  .flatMap(({ params }) => params.find(({ name }) => name === 'mode')?.choices ?? []);
const risks = catalogue
  .filter(({ type, kind }) => type === 'risk' && kind !== 'position_size')
  .map(({ kind }) => kind);
const perpetual = { node: 'asset', symbol: 'BTC-PERPETUAL', exchange: '', timeframe: '1h', market: '' };
const drawing = { id: 'drawing', params: {}, bars: 'asset', inputs: {}, outputs: [] };
const executions = catalogue.filter(({ type }) => type === 'execution').map(({ kind }) => kind);

function programWith(rule: string): StrategyProgram {
  const node = 'it';
  if (rule === 'chance') return { ...program, python: [{ ...drawing, code: 'import random' }] };
  if (rule === 'funding') return { ...program, data: [perpetual] };
  if (modes.includes(rule))
    return { ...program, risk: [{ kind: 'position_size', node, mode: rule, value: 1 } as RiskRule] };
  if (executions.includes(rule)) return { ...program, execution: { kind: rule, node } as ExecutionRule };
  return { ...program, risk: [{ kind: rule, node } as RiskRule] };
}

describe('the engine of the generated Python', () => {
  it.each([
    ...modes,
    ...risks,
    ...executions,
    'funding',
    'chance',
  ])('carries %s, or refuses it as the table of refusals says', (rule) => {
    const row = printerRefusals.find(({ id }) => id === rule);
    const built = engineRules(programWith(rule));
    if (row === undefined) expect(built.ok).toBe(true);
    else {
      expect(built).toMatchObject({ ok: false, error: { refusal: rule, hint: row.instead } });
      expect(built).toHaveProperty('node', { funding: 'asset', chance: 'drawing' }[rule] ?? 'it');
    }
  });

  it('has no row of the table for a rule that does not exist', () => {
    const rules = printerRefusals.flatMap(({ example }) => ('rule' in example ? [example.rule] : []));
    expect(
      rules.filter((rule) => ![...modes, ...risks, ...executions, 'funding', 'chance'].includes(rule)),
    ).toEqual([]);
    expect(rules.length).toBeGreaterThan(5);
  });
});
