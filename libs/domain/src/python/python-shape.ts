import { isName } from '../flow/names.js';
import { type PythonToken, pythonTokens } from './tokens.js';

/** What the text of a Python function says of its node: its ports and its parameters. */
export interface PythonShape {
  /** Names read as `inputs["name"]`, in the order of the text. `bars` where a price of it is read, else anything. */
  readonly inputs: readonly { readonly name: string; readonly type: 'bars' | 'any' }[];
  /** Names read as `params["name"]`, or as `params.get("name", 14)`, which says what they are when they are not set. */
  readonly params: readonly { readonly name: string; readonly standard: number | null }[];
  /** The keys of the dicts that `on_bar` returns, else `value`; conditions where it is annotated with `bool`. */
  readonly outputs: readonly { readonly name: string; readonly type: 'number' | 'boolean' }[];
  /** Sentences on what can be seen to be wrong without running it. */
  readonly faults: readonly string[];
}

/** Most inputs, parameters or outputs of one node. */
export const mostNames = 32;
const columns = new Set(['time', 'open', 'high', 'low', 'close', 'volume']);

const remembered = new Map<string, PythonShape>();
const rememberedAtMost = 500;

/** Reads the shape of code, remembered by text. Only names that are written out are found: `inputs["rsi"]`. */
export function pythonShape(code: string): PythonShape {
  const known = remembered.get(code);
  if (known) return known;
  const shape = readShape(pythonTokens(code));
  if (remembered.size >= rememberedAtMost) remembered.clear();
  remembered.set(code, shape);
  return shape;
}

function readShape(tokens: readonly PythonToken[]): PythonShape {
  const inputs = new Map<string, 'bars' | 'any'>();
  const params = new Map<string, number | null>();
  const faults: string[] = [];
  tokens.forEach((token, at) => {
    if (token.kind !== 'name' || tokens[at - 1]?.text === '.') return;
    if (token.text === 'inputs') {
      const read = readName(tokens, at);
      if (read === null) return;
      if (read.name === 'bars') faults.push('The node’s own bar is bar, not inputs["bars"].');
      else if (!isName(read.name)) faults.push(badName('an input', read.name));
      else if (readsColumn(tokens, read.next)) inputs.set(read.name, 'bars');
      else if (!inputs.has(read.name)) inputs.set(read.name, 'any');
    }
    if (token.text === 'params') {
      const read = readName(tokens, at);
      if (read === null) return;
      if (!isParameterName(read.name)) faults.push(badName('a parameter', read.name));
      else params.set(read.name, params.get(read.name) ?? read.standard);
    }
  });
  const body = bodyOfOnBar(tokens);
  if (body === null) faults.push('Define on_bar(bar, inputs, params, state).');
  const names = outputNames(body ?? [], faults);
  const type = isCondition(body ?? []) ? 'boolean' : 'number';
  for (const [what, count] of [
    ['inputs', inputs.size],
    ['parameters', params.size],
    ['outputs', names.length],
  ] as const)
    if (count > mostNames) faults.push(`A node has at most ${mostNames} ${what}; this code names ${count}.`);
  return {
    inputs: [...inputs].slice(0, mostNames).map(([name, kind]) => ({ name, type: kind })),
    params: [...params].slice(0, mostNames).map(([name, standard]) => ({ name, standard })),
    outputs: names.slice(0, mostNames).map((name) => ({ name, type })),
    faults: [...new Set(faults)],
  };
}

/** Whether a parameter of one's own can have this name; unlike ports they share no name space with formulas. */
export function isParameterName(name: string): boolean {
  return /^[a-z][a-z0-9_]{0,63}$/.test(name) && name !== 'constructor' && name !== 'prototype';
}

function badName(what: string, name: string): string {
  return `“${name.slice(0, 64)}” can’t be the name of ${what}: use a-z, 0-9 and _, and no word of formulas.`;
}

/** `["name"]` or `.get("name", 14)` after the token at `at`. */
function readName(
  tokens: readonly PythonToken[],
  at: number,
): { readonly name: string; readonly standard: number | null; readonly next: number } | null {
  const texts = tokens.slice(at + 1, at + 7);
  const [first, second, third] = texts;
  if (first?.text === '[' && second?.kind === 'string' && third?.text === ']')
    return { name: second.text, standard: null, next: at + 4 };
  const isGet = first?.text === '.' && second?.text === 'get' && third?.text === '(';
  const [, , , name, comma, value] = texts;
  if (!isGet || name?.kind !== 'string') return null;
  const given =
    comma?.text === ',' && value?.kind === 'number' ? Number(value.text.replaceAll('_', '')) : null;
  return { name: name.text, standard: given !== null && Number.isFinite(given) ? given : null, next: at + 6 };
}

/** `.close` or `["close"]` at this place. */
function readsColumn(tokens: readonly PythonToken[], at: number): boolean {
  const [first, second] = tokens.slice(at, at + 2);
  if (first?.text === '.') return second?.kind === 'name' && columns.has(second.text);
  return first?.text === '[' && second?.kind === 'string' && columns.has(second.text);
}

/** Tokens from the name `on_bar` to the next statement at the margin; the last definition counts, as in Python. */
function bodyOfOnBar(tokens: readonly PythonToken[]): readonly PythonToken[] | null {
  let begin = -1;
  tokens.forEach((token, at) => {
    const isDefined = token.text === 'def' && tokens[at + 1]?.text === 'on_bar';
    const isAssigned = token.text === 'on_bar' && tokens[at + 1]?.text === '=';
    if (token.isAtMargin && token.kind === 'name' && (isDefined || isAssigned)) begin = at;
  });
  if (begin < 0) return null;
  const after = tokens.findIndex(({ isAtMargin }, at) => at > begin && isAtMargin);
  return tokens.slice(begin, after < 0 ? tokens.length : after);
}

/** The keys of the dicts that are written out in `return` statements. */
function outputNames(body: readonly PythonToken[], faults: string[]): readonly string[] {
  const names = new Set<string>();
  let depth = 0;
  let isReturn = false;
  let inDict = false;
  body.forEach((token, at) => {
    if (token.startsLine || isSymbol(token, ';')) [depth, isReturn, inDict] = [0, false, false];
    if (token.kind === 'name' && token.text === 'return') isReturn = true;
    if (!isReturn) return;
    if (isSymbol(token, '([{')) depth++;
    if (isSymbol(token, '{') && depth === 1) inDict = true;
    if (isSymbol(token, ')]}') && --depth === 0) inDict = false;
    const isBeforeKey = inDict && depth === 1 && isSymbol(token, '{,');
    const key = body[at + 1];
    if (!isBeforeKey || key?.kind !== 'string' || !isSymbol(body[at + 2], ':')) return;
    if (isName(key.text)) names.add(key.text);
    else faults.push(badName('an output', key.text));
  });
  return names.size === 0 ? ['value'] : [...names];
}

/** Whether the annotation of `on_bar` promises conditions only: `-> bool`, `-> dict[str, bool] | None`. */
function isCondition(body: readonly PythonToken[]): boolean {
  let depth = 0;
  const end = body.findIndex((token) => {
    if (isSymbol(token, '(')) depth++;
    return isSymbol(token, ')') && --depth === 0;
  });
  if (end < 0 || !isSymbol(body[end + 1], '-') || !isSymbol(body[end + 2], '>')) return false;
  const colon = body.findIndex((token, at) => at > end && isSymbol(token, ':'));
  const words = body.slice(end, colon < 0 ? body.length : colon).map(({ text }) => text);
  return words.includes('bool') && !words.includes('float') && !words.includes('int');
}

function isSymbol(token: PythonToken | undefined, among: string): boolean {
  return token?.kind === 'symbol' && among.includes(token.text);
}
