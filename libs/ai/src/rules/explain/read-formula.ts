/** A formula's text as a tree, for putting it into words. */
export type Formula =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string; readonly member: string | null }
  | {
      readonly kind: 'call';
      readonly name: string;
      readonly args: readonly Formula[];
      readonly member: string | null;
    }
  | { readonly kind: 'not' | 'minus'; readonly of: Formula }
  | { readonly kind: 'binary'; readonly op: string; readonly left: Formula; readonly right: Formula };

export interface FormulaLine {
  /** Null for a formula that is a single expression. */
  readonly name: string | null;
  readonly formula: Formula | null;
  readonly text: string;
}

/** The lines of a formula; a line that cannot be read has no tree and is quoted as it stands. */
export function readFormulaLines(text: string): readonly FormulaLine[] {
  const lines: FormulaLine[] = [];
  for (const written of joinContinued(text)) {
    const equals = assignmentAt(written);
    const name = equals === -1 ? null : written.slice(0, equals).trim();
    const body = equals === -1 ? written.trim() : written.slice(equals + 1).trim();
    lines.push({ name, formula: readFormula(body), text: body });
  }
  return lines;
}

/** A line without a name of its own continues the one before. */
function joinContinued(text: string): readonly string[] {
  const joined: string[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    if (joined.length > 0 && assignmentAt(line) === -1) joined[joined.length - 1] += ` ${line.trim()}`;
    else joined.push(line);
  }
  return joined;
}

function assignmentAt(line: string): number {
  const at = line.indexOf('=');
  if (at <= 0 || line[at + 1] === '=') return -1;
  const before = line.slice(0, at).trim();
  return /^[a-z_][a-z0-9_]*$/i.test(before) ? at : -1;
}

interface Piece {
  readonly is: 'number' | 'name' | 'symbol' | 'end';
  readonly text: string;
}

const binding: Readonly<Record<string, number>> = {
  or: 1,
  and: 2,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '==': 4,
  '!=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
};

/** Null when the text is no formula that can be put into words. */
export function readFormula(text: string): Formula | null {
  const pieces = piecesOf(text);
  if (pieces === null) return null;
  const parser = new FormulaReader(pieces);
  const formula = parser.expression(0, 0);
  return formula !== null && parser.atEnd() ? formula : null;
}

function piecesOf(text: string): readonly Piece[] | null {
  const pieces: Piece[] = [];
  let at = 0;
  while (at < text.length) {
    const character = text[at] ?? '';
    if (/\s/.test(character)) {
      at++;
      continue;
    }
    let end = at + 1;
    if (/[0-9.]/.test(character)) {
      while (end < text.length && /[0-9.]/.test(text[end] ?? '')) end++;
      pieces.push({ is: 'number', text: text.slice(at, end) });
    } else if (/[a-z_]/i.test(character)) {
      while (end < text.length && /[a-z0-9_]/i.test(text[end] ?? '')) end++;
      pieces.push({ is: 'name', text: text.slice(at, end) });
    } else {
      const pair = text.slice(at, at + 2);
      if (['<=', '>=', '==', '!='].includes(pair)) end = at + 2;
      else if (!'()<>+-*/,.'.includes(character)) return null;
      pieces.push({ is: 'symbol', text: text.slice(at, end) });
    }
    at = end;
  }
  pieces.push({ is: 'end', text: '' });
  return splitMembers(pieces);
}

/** "macd.signal": the dot was read into neither number nor name. */
function splitMembers(pieces: readonly Piece[]): readonly Piece[] {
  const split: Piece[] = [];
  for (const piece of pieces) {
    if (
      piece.is === 'number' &&
      piece.text.startsWith('.') &&
      split[split.length - 1]?.is !== 'number' &&
      piece.text === '.'
    ) {
      split.push({ is: 'symbol', text: '.' });
    } else split.push(piece);
  }
  return split;
}

class FormulaReader {
  private at = 0;

  constructor(private readonly pieces: readonly Piece[]) {}

  atEnd(): boolean {
    return this.piece().is === 'end';
  }

  private piece(): Piece {
    return this.pieces[this.at] ?? { is: 'end', text: '' };
  }

  private take(text: string): boolean {
    if (this.piece().is === 'number' || this.piece().text !== text) return false;
    this.at++;
    return true;
  }

  expression(least: number, depth: number): Formula | null {
    if (depth > 64) return null;
    let left = this.prefix(depth);
    while (left !== null) {
      const op = this.piece().is === 'number' ? '' : this.piece().text;
      const binds = binding[op];
      if (binds === undefined || binds < least) return left;
      this.at++;
      const right = this.expression(binds + 1, depth + 1);
      if (right === null) return null;
      left = { kind: 'binary', op, left, right };
    }
    return null;
  }

  private prefix(depth: number): Formula | null {
    if (this.take('not')) {
      const of = this.expression(3, depth + 1);
      return of === null ? null : { kind: 'not', of };
    }
    if (this.take('-')) {
      const of = this.expression(7, depth + 1);
      if (of === null) return null;
      return of.kind === 'number' ? { kind: 'number', value: -of.value } : { kind: 'minus', of };
    }
    if (this.take('(')) {
      const inner = this.expression(0, depth + 1);
      return inner !== null && this.take(')') ? inner : null;
    }
    const piece = this.piece();
    if (piece.is === 'number') {
      this.at++;
      const value = Number(piece.text);
      return Number.isFinite(value) ? { kind: 'number', value } : null;
    }
    if (piece.is !== 'name') return null;
    this.at++;
    if (!this.take('(')) return { kind: 'name', name: piece.text, member: this.member() };
    const args: Formula[] = [];
    if (!this.take(')')) {
      do {
        const argument = this.expression(0, depth + 1);
        if (argument === null) return null;
        args.push(argument);
      } while (this.take(','));
      if (!this.take(')')) return null;
    }
    return { kind: 'call', name: piece.text, args, member: this.member() };
  }

  private member(): string | null {
    if (!this.take('.')) return null;
    const piece = this.piece();
    if (piece.is !== 'name') return null;
    this.at++;
    return piece.text;
  }
}
