import { scan } from '../scan/scan.js';
import type { Token } from '../scan/token.js';
import { isSymbol, symbolAt, wordAt } from './tokens.js';

/** Names under which specifications keep the parts of a comparison. */
const roles: Readonly<Record<string, 'left' | 'length' | 'operator' | 'right'>> = {
  ...Object.fromEntries(
    ['indicator', 'left', 'lhs', 'name', 'type', 'source', 'field'].map((key) => [key, 'left']),
  ),
  ...Object.fromEntries(['period', 'length', 'window', 'lookback'].map((key) => [key, 'length'])),
  ...Object.fromEntries(
    ['operator', 'op', 'comparison', 'condition', 'comparator'].map((key) => [key, 'operator']),
  ),
  ...Object.fromEntries(['value', 'threshold', 'level', 'right', 'rhs', 'than'].map((key) => [key, 'right'])),
};
const operators: Readonly<Record<string, string>> = {
  lt: '<',
  lte: '<=',
  gt: '>',
  gte: '>=',
  less_than: '<',
  greater_than: '>',
  below: '<',
  above: '>',
  crosses_above: 'crosses above',
  cross_above: 'crosses above',
  crossover: 'crosses above',
  cross_up: 'crosses above',
  crosses_below: 'crosses below',
  cross_below: 'crosses below',
  crossunder: 'crosses below',
  cross_down: 'crosses below',
};
/** Objects in objects: a specification has few of them. */
const deepest = 12;

/** A specification in JSON as lines of words: `"stop_loss": "2%"` is `stop loss: 2%`. Other text stays as it is. */
export function jsonAsLines(tokens: readonly Token[]): readonly Token[] {
  // A dictionary of a script stands behind the sign of an assignment.
  const open = tokens.findIndex((token, at) => isSymbol(token, '{') && !isSymbol(tokens[at - 1], '='));
  const key = tokens.slice(open + 1).find((token) => token.kind !== 'newline');
  const place = key === undefined ? -1 : tokens.indexOf(key);
  if (open === -1 || key?.kind !== 'quoted' || !isSymbol(tokens[place + 1], ':')) return tokens;
  const reader = new JsonReader(tokens, open);
  const value = reader.value(0);
  if (value?.is !== 'object') return tokens;
  const out: Token[] = [...tokens.slice(0, open)];
  writeObject(value, out);
  return [...out, ...tokens.slice(reader.at)];
}

type Json =
  | { readonly is: 'object'; readonly entries: readonly (readonly [key: Token, value: Json])[] }
  | { readonly is: 'list'; readonly items: readonly Json[] }
  | { readonly is: 'plain'; readonly tokens: readonly Token[] };

class JsonReader {
  constructor(
    private readonly tokens: readonly Token[],
    public at: number,
  ) {}

  value(depth: number): Json | null {
    this.skipLines();
    const token = this.tokens[this.at];
    if (token === undefined || depth > deepest) return null;
    if (isSymbol(token, '{')) return this.object(depth);
    if (isSymbol(token, '[')) return this.list(depth);
    const from = this.at;
    while (this.tokens[this.at] !== undefined && !isSymbol(this.tokens[this.at], ',', '}', ']')) this.at++;
    const written = this.tokens.slice(from, this.at).filter(({ kind }) => kind !== 'newline');
    return { is: 'plain', tokens: written.flatMap(spoken) };
  }

  private object(depth: number): Json | null {
    const entries: (readonly [Token, Json])[] = [];
    this.at++;
    for (;;) {
      this.skipLines();
      const key = this.tokens[this.at];
      if (isSymbol(key, '}')) break;
      if (key?.kind !== 'quoted' || !isSymbol(this.tokens[this.at + 1], ':')) return null;
      this.at += 2;
      const value = this.value(depth + 1);
      if (value === null) return null;
      entries.push([key, value]);
      this.skipLines();
      if (isSymbol(this.tokens[this.at], ',')) this.at++;
    }
    this.at++;
    return { is: 'object', entries };
  }

  private list(depth: number): Json | null {
    const items: Json[] = [];
    this.at++;
    for (;;) {
      this.skipLines();
      if (this.tokens[this.at] === undefined) return null;
      if (isSymbol(this.tokens[this.at], ']')) break;
      const item = this.value(depth + 1);
      if (item === null) return null;
      items.push(item);
      this.skipLines();
      if (isSymbol(this.tokens[this.at], ',')) this.at++;
    }
    this.at++;
    return { is: 'list', items };
  }

  private skipLines(): void {
    while (this.tokens[this.at]?.kind === 'newline') this.at++;
  }
}

/** What stands between quotes, in words at its own place in the text. */
function spoken(token: Token): readonly Token[] {
  if (token.kind !== 'quoted') return [token];
  const operator = operators[token.norm];
  const begin = token.from + 1;
  return scan(operator ?? token.text, 'point').map((part, place) => ({
    ...part,
    from: operator === undefined ? begin + part.from : token.from,
    to: operator === undefined ? begin + part.to : token.to,
    glued: place > 0 && part.glued,
  }));
}

function writeObject({ entries }: Extract<Json, { is: 'object' }>, out: Token[]): void {
  for (const [key, value] of entries) {
    const last = out[out.length - 1];
    if (last !== undefined && last.kind !== 'newline')
      out.push({ kind: 'newline', text: '\n', norm: '\n', from: key.from, to: key.from, glued: false });
    const compared = value.is === 'object' ? comparison(value) : null;
    if (value.is === 'object' && compared === null) {
      const conditions = value.entries.length === 1 ? value.entries[0] : undefined;
      // {"entry": {"all": [...]}}
      if (conditions !== undefined && conditions[1].is === 'list') {
        out.push(...spoken(key), symbolAt(key, ':'), ...listed(conditions[1], key, conditions[0].norm));
        continue;
      }
      writeNested(key, value, out);
      continue;
    }
    out.push(...spoken(key), symbolAt(key, ':'), ...(compared ?? flat(value, key)));
  }
}

/** `{"long": {"entry": …, "exit": …}}`, `{"risk": {"stop_loss": …}}`: the outer name stands before each inner one when it is a side. */
function writeNested(key: Token, value: Extract<Json, { is: 'object' }>, out: Token[]): void {
  const side = ['long', 'short', 'entry', 'exit'].includes(key.norm);
  for (const [inner, part] of value.entries) {
    const name = side ? [...spoken(key), ...spoken(inner)] : spoken(inner);
    const nested = part.is === 'object' ? comparison(part) : null;
    out.push({ kind: 'newline', text: '\n', norm: '\n', from: inner.from, to: inner.from, glued: false });
    if (part.is === 'object' && nested === null) writeObject(part, out);
    else out.push(...name, symbolAt(inner, ':'), ...(nested ?? flat(part, inner)));
  }
}

function flat(value: Json, at: Token): readonly Token[] {
  if (value.is === 'plain') return value.tokens;
  if (value.is === 'list') return listed(value, at, 'and');
  return value.entries.flatMap(([key, part]) => [...spoken(key), ...flat(part, key)]);
}

/** Items of a list: conditions belong together, unless "any" or "or" says otherwise. */
function listed({ items }: Extract<Json, { is: 'list' }>, at: Token, sense: string): readonly Token[] {
  const conditions = items.some(
    (item) => item.is === 'object' || (item.is === 'plain' && item.tokens.some(compares)),
  );
  const joint = conditions ? wordAt(at, sense === 'any' || sense === 'or' ? 'or' : 'and') : symbolAt(at, ',');
  return items.flatMap((item, place) => {
    const words = (item.is === 'object' ? comparison(item) : null) ?? flat(item, at);
    return place === 0 ? words : [joint, ...words];
  });
}

function compares(token: Token): boolean {
  return isSymbol(token, '<', '>', '<=', '>=', '==') || token.norm.startsWith('cross');
}

/** `{"indicator": "RSI", "period": 14, "operator": "<", "value": 30}` as `RSI(14) < 30`; null for another object. */
function comparison({ entries }: Extract<Json, { is: 'object' }>): readonly Token[] | null {
  const parts: Partial<Record<'left' | 'length' | 'operator' | 'right', readonly Token[]>> = {};
  const [first] = entries;
  for (const [key, value] of entries) {
    const role = roles[key.norm];
    const inner = value.is === 'object' ? named(value) : null;
    const words = value.is === 'plain' ? value.tokens : inner;
    if (role === undefined || words === null || parts[role] !== undefined) return null;
    parts[role] = words;
  }
  const { left, length, operator, right } = parts;
  if (first === undefined || left === undefined || operator === undefined || right === undefined) return null;
  return [...withLength(left, length, first[0]), ...operator, ...right];
}

/** `{"indicator": "EMA", "period": 50}`. */
function named({ entries }: Extract<Json, { is: 'object' }>): readonly Token[] | null {
  const left = entries.find(([key]) => roles[key.norm] === 'left');
  const length = entries.find(([key]) => roles[key.norm] === 'length');
  if (left?.[1].is !== 'plain' || entries.length > (length === undefined ? 1 : 2)) return null;
  return withLength(left[1].tokens, length?.[1].is === 'plain' ? length[1].tokens : undefined, left[0]);
}

function withLength(
  left: readonly Token[],
  length: readonly Token[] | undefined,
  at: Token,
): readonly Token[] {
  return length === undefined ? left : [...left, symbolAt(at, '('), ...length, symbolAt(at, ')')];
}
