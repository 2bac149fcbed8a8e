import { describe, expect, it } from 'vitest';
import { catalogue } from '../catalogue/catalogue.js';
import { parametersOf } from '../catalogue/own-parameters.js';
import { checkParams } from '../catalogue/parameters.js';
import { inputPorts, outputPorts } from '../graph/ports.js';
import { python } from '../testing/index.js';
import { pythonShape } from './python-shape.js';

const onBar = (...lines: string[]): string =>
  ['def on_bar(bar, inputs, params, state):', ...lines.map((line) => `    ${line}`)].join('\n');

describe('the shape of Python code', () => {
  it('has an input for each name that the code reads, and knows bars by their prices', () => {
    const code = onBar(
      `x = inputs["rsi"] or inputs.get('trend')`,
      'y = inputs[ "eth" ].close + inputs["sol"]["volume"] + inputs["eth"].open',
      'return x + y',
    );
    expect(pythonShape(code).inputs).toEqual([
      { name: 'rsi', type: 'any' },
      { name: 'trend', type: 'any' },
      { name: 'eth', type: 'bars' },
      { name: 'sol', type: 'bars' },
    ]);
    expect(inputPorts(python('mine', code)).map(({ name, type, role }) => `${name} ${type} ${role}`)).toEqual(
      ['bars bars fixed', 'rsi number any', 'trend number any', 'eth bars free', 'sol bars free'],
    );
  });

  it('sees no names in comments, strings, other objects, and names that are made up', () => {
    const code = onBar(
      '# inputs["a"]',
      '"""inputs["b"]"""',
      'text = \'inputs["c"]\' + f"{inputs}" + r\'\\\'',
      'self.inputs["d"]; my_inputs["e"]; inputs[key]; inputs["f" + "g"]; inputs[f"h"]',
      'return None',
    );
    expect(pythonShape(code).inputs).toEqual([]);
  });

  it('has a parameter for each name, with the value that it has when nobody sets it', () => {
    const code = onBar(
      'return params["period"] + params.get("band", 2.5) + params.get("x") + params.get("y", 1e3)',
    );
    expect(pythonShape(code).params).toEqual([
      { name: 'period', standard: null },
      { name: 'band', standard: 2.5 },
      { name: 'x', standard: null },
      { name: 'y', standard: 1000 },
    ]);
    expect(
      parametersOf(python('mine', code, { old: 3 })).map(({ name, default: value }) => [name, value]),
    ).toEqual([
      ['period', 0],
      ['band', 2.5],
      ['x', 0],
      ['y', 1000],
      ['old', 0],
    ]);
  });

  it('has the keys of the dicts that on_bar returns as outputs, else a value', () => {
    const code = `def helper(x):\n    return {"not_this": x}\n\n${onBar(
      'if bar.close > 1:',
      '    return {"upper": {"nor_this": 1}["nor_this"], "lower": [1, 2][0],}',
      'return {',
      "    'middle': 1,  # a comment",
      '}',
    )}\n\ndef later():\n    return {"neither": 1}\n`;
    expect(outputPorts(python('mine', code)).map(({ name, type }) => `${name} ${type}`)).toEqual([
      'upper number',
      'lower number',
      'middle number',
    ]);
    expect(pythonShape(onBar('return 1')).outputs).toEqual([{ name: 'value', type: 'number' }]);
  });

  it('sees the dicts of conditional returns, and no other dicts of them', () => {
    const code = onBar(
      'd = {"x": 1}',
      'if bar.close > 1: return None if bar.open > 1 else {"a": f({"y": 1}), "b": [{"z": 1}]}',
      'return {"c": 1} \\',
      '    if d else {"d": 2}; e = {"w": 1}',
    );
    expect(pythonShape(code).outputs.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd']);
  });

  it.each([
    ['-> bool', 'boolean'],
    ['-> bool | None', 'boolean'],
    ['-> dict[str, bool]', 'boolean'],
    ['-> float | None', 'number'],
    ['-> bool | float', 'number'],
    ['', 'number'],
  ])('gives conditions where its annotation promises nothing else: %s', (annotation, type) => {
    const code = `def on_bar(bar, inputs, params, state: dict) ${annotation}:\n    return None\n`;
    expect(pythonShape(code).outputs).toEqual([{ name: 'value', type }]);
  });

  it('says what can be seen to be wrong', () => {
    const code =
      'def other():\n    return inputs["bars"], inputs["Big Name"], inputs["close"], params["__x"]\n';
    expect(pythonShape(code).faults).toEqual([
      'The node’s own bar is bar, not inputs["bars"].',
      '“Big Name” can’t be the name of an input: use a-z, 0-9 and _, and no word of formulas.',
      '“close” can’t be the name of an input: use a-z, 0-9 and _, and no word of formulas.',
      '“__x” can’t be the name of a parameter: use a-z, 0-9 and _, and no word of formulas.',
      'Define on_bar(bar, inputs, params, state).',
    ]);
    expect(pythonShape(onBar(`return {"rsi": 1, "close": 2}`)).faults).toHaveLength(1);
    const many = Array.from({ length: 40 }, (_, i) => `inputs["x${i}"]`).join(' + ');
    expect(pythonShape(onBar(`return ${many}`)).faults).toEqual([
      'A node has at most 32 inputs; this code names 40.',
    ]);
  });

  it.each([
    ['an endless string', `"""${'x'.repeat(100_000)}`],
    ['open brackets', `return {${'['.repeat(100_000)}`],
    ['half tokens', 'inputs["x" params. get( "'],
    ['nothing', ''],
    ['what is no Python', '\u0001 `$?!\\'],
  ])('never throws, whatever is written: %s', (_, code) => {
    expect(pythonShape(code).faults).toContain('Define on_bar(bar, inputs, params, state).');
  });

  it('reads 200,000 characters in time linear in them', () => {
    // A reader that is not linear does not end within the time that a test has.
    expect(pythonShape(onBar('inputs[" '.repeat(20_000))).inputs).toEqual([]);
    expect(pythonShape(onBar('return {"a": '.repeat(15_000))).outputs).toHaveLength(1);
    expect(pythonShape(onBar(`return {${'"a": {'.repeat(30_000)}`)).outputs).toHaveLength(1);
  });
});

describe('parameters of one’s own', () => {
  const kind = catalogue.find((entry) => entry.kind === 'python')!;

  it('are numbers of any sound name', () => {
    expect(checkParams(kind, { period: 14, band_2: -0.5 })).toBeNull();
    expect(checkParams(kind, { period: 'x' })).toMatchObject({ code: 'invalid-value' });
    expect(checkParams(kind, { period: Number.POSITIVE_INFINITY })).toMatchObject({ code: 'invalid-value' });
    for (const name of ['Period', '__proto__', 'a-b', '', 'constructor', 'x'.repeat(65)])
      expect(checkParams(kind, Object.fromEntries([[name, 1]]))).toMatchObject({ code: 'unknown-parameter' });
  });

  it('are not more than 32', () => {
    const many = Object.fromEntries(Array.from({ length: 33 }, (_, i) => [`p${i}`, i]));
    expect(checkParams(kind, many)).toMatchObject({ code: 'unknown-parameter' });
  });
});
