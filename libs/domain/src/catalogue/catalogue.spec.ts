import { indicators } from '@strategy-builder/language';
import { describe, expect, it } from 'vitest';
import { checkFormula } from '../flow/formula-check.js';
import { isName, reservedNames } from '../flow/names.js';
import { inputPorts, outputPorts } from '../graph/ports.js';
import { flowWith, given, node } from '../testing/index.js';
import { catalogue, findKind } from './catalogue.js';
import { checkParams, completeParams, parameterCase, usedParameters } from './parameters.js';

describe('the catalogue', () => {
  it('holds the kinds of every type, and every indicator of the language', () => {
    const kinds = (type: string): readonly string[] =>
      catalogue.filter((entry) => entry.type === type).map(({ kind }) => kind);
    expect(kinds('data')).toEqual(['price']);
    expect(kinds('function')).toEqual([...indicators.map(({ kind }) => kind), 'custom', 'python']);
    expect(kinds('function')).toEqual(
      expect.arrayContaining(['rsi', 'sma', 'ema', 'macd', 'bollinger', 'atr']),
    );
    expect(kinds('strategy')).toEqual(['rules']);
    expect(kinds('risk')).toEqual([
      'position_size',
      'stop_loss',
      'take_profit',
      'trailing_stop',
      'time_exit',
      'take_profit_ladder',
      'pyramiding',
      'leverage',
      'cooldown',
      'daily_loss_limit',
      'max_trades_per_day',
      'kill_switch',
    ]);
    expect(kinds('execution')).toEqual(['market', 'limit', 'stop', 'twap', 'grid']);
  });

  it.each(
    catalogue.map((entry) => [`${entry.type} ${entry.kind}`, entry] as const),
  )('%s is whole', (_, kind) => {
    expect(findKind(kind.type, kind.kind)).toBe(kind);
    for (const text of [kind.title, kind.description, kind.convention, kind.source])
      expect(text).not.toBe('');
    const params = completeParams(kind, {});
    expect(checkParams(kind, params)).toBeNull();
    expect(Object.keys(params).sort()).toEqual(
      usedParameters(kind, params)
        .map(({ name }) => name)
        .sort(),
    );
    for (const parameter of kind.params) {
      if (parameter.choices) expect(parameter.choices).toContain(parameter.default);
      for (const [choice, range] of Object.entries(parameter.by?.cases ?? {})) {
        const name = parameter.by!.param;
        expect(kind.params.find((other) => other.name === name)?.choices).toContain(choice);
        expect(checkParams(kind, { ...params, [name]: choice, [parameter.name]: range.default })).toBeNull();
      }
      const { onlyFor } = parameter;
      const deciding = kind.params.find(({ name }) => name === onlyFor?.param);
      for (const choice of onlyFor?.choices ?? []) expect(deciding?.choices).toContain(choice);
    }
    if (kind.formula !== undefined)
      expect(checkFormula({ type: kind.type, params }, kind.formula)).toBeNull();
  });

  it.each(
    catalogue.map((entry) => [`${entry.type} ${entry.kind}`, entry] as const),
  )('a fresh node of %s has the ports that the catalogue promises', (_, kind) => {
    const added = Object.values(
      given(flowWith()).when({ type: 'AddNode', nodeType: kind.type, kind: kind.kind }).flow().nodes,
    );
    expect(added).toHaveLength(1);
    const [fresh] = added;
    expect(isName(fresh!.id)).toBe(true);
    expect(inputPorts(fresh!).map(({ name, type }) => ({ name, type }))).toEqual(kind.inputs);
    expect(outputPorts(fresh!)).toEqual(kind.outputs);
  });

  it('has the ports of the contract', () => {
    const names = (type: 'function' | 'risk', kind: string): readonly string[] =>
      findKind(type, kind)!.outputs.map(({ name }) => name);
    expect(names('function', 'rsi')).toEqual(['value']);
    expect(names('function', 'macd')).toEqual(['macd', 'signal', 'histogram']);
    expect(names('function', 'bollinger')).toEqual(['upper', 'middle', 'lower']);
    expect(names('risk', 'stop_loss')).toEqual(['signals']);
  });

  it('finds no kind under the name of another type, or of what every object has', () => {
    expect(findKind('risk', 'market')).toBeUndefined();
    expect(findKind('data', 'constructor')).toBeUndefined();
  });

  it('completes a parameter only where the choices give it a meaning', () => {
    const size = findKind('risk', 'position_size')!;
    expect(completeParams(size, {})).toEqual({ mode: 'percent_equity', value: 2 });
    expect(completeParams(size, { mode: 'kelly', value: 30 })).toEqual({
      mode: 'kelly',
      value: 30,
      period: 20,
      cap: 25,
    });
    expect(completeParams(findKind('risk', 'stop_loss')!, { mode: 'atr' })).toEqual({
      mode: 'atr',
      value: 2,
      period: 14,
    });
  });

  it('gives a number the unit of its mode', () => {
    const value = findKind('risk', 'stop_loss')!.params.find(({ name }) => name === 'value')!;
    expect(parameterCase(value, { mode: 'atr' }).unit).toBe('× ATR');
    expect(parameterCase(value, { mode: 'percent' }).unit).toBe('%');
    expect(parameterCase(value, {}).unit).toBe('%');
  });
});

describe('ports', () => {
  it('follow from the formula', () => {
    const inputs = (formula: string, kind = 'custom'): readonly string[] =>
      inputPorts(node('n', 'function', kind, { formula })).map(
        ({ name, type, role }) => `${name} ${type} ${role}`,
      );
    expect(inputs('close + open')).toEqual(['bars bars fixed']);
    expect(inputs('btc.close / eth.close')).toEqual(['btc bars free', 'eth bars free']);
    expect(inputs('x + 1')).toEqual(['x number free']);
    expect(inputs('x and y')).toEqual(['x boolean free', 'y boolean free']);
    expect(inputs('prev(x, 1)')).toEqual(['x number free']);
    expect(inputs('if(x, y, z)')).toEqual(['x boolean free', 'y number open', 'z number open']);
    expect(inputs('m.histogram')).toEqual(['m number selecting']);
    expect(inputs('rsi(x, period)', 'rsi')).toEqual(['x number free']);
    expect(outputPorts(node('n', 'function', 'custom', { formula: 'close > 1' }))).toEqual([
      { name: 'value', type: 'boolean' },
    ]);
    expect(outputPorts(node('n', 'function', 'custom', { formula: 'a = close > 1\nb = close' }))).toEqual([
      { name: 'a', type: 'boolean' },
      { name: 'b', type: 'number' },
    ]);
  });

  it('of a strategy are bars and the names of its formula, conditions where signals are', () => {
    const strategy = node('s', 'strategy', 'rules', {
      formula: 'enter_long = oversold\nexit_long = rsi_14 > 70',
    });
    expect(inputPorts(strategy).map(({ name, type }) => `${name} ${type}`)).toEqual([
      'bars bars',
      'oversold boolean',
      'rsi_14 number',
    ]);
    expect(outputPorts(strategy)).toEqual([{ name: 'signals', type: 'signals' }]);
  });
});

describe('names', () => {
  it('reserve what formulas reserve, but not the names of functions', () => {
    for (const word of ['close', 'typical', 'and', 'na', 'bars', 'enter_long', 'constructor']) {
      expect(reservedNames).toContain(word);
    }
    expect(isName('rsi')).toBe(true);
  });
});
