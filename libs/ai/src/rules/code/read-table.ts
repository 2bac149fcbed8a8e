import type { Token } from '../scan/token.js';
import { isSymbol, symbolAt } from './tokens.js';

/** What a column of names is headed by: such a line says nothing. */
const headings = new Set(
  'parameter parameters param setting settings rule rules field item key name component attribute property feld regel parametre parametro'.split(
    ' ',
  ),
);

/**
 * Rows of a table as lines: `| Stop | 2 ATR |` and `stop,2%` under others of their kind say `Stop: 2 ATR`. Lines of
 * dashes and headings fall away; text without a table stays as it is.
 */
export function tableAsLines(tokens: readonly Token[]): readonly Token[] {
  const lines = linesOf(tokens);
  const comma = isCommaTable(lines);
  const barred = lines.filter((line) => isSymbol(line[0], '|')).length >= 2;
  if (!comma && !barred) return tokens;
  const out: Token[] = [];
  for (const line of lines) {
    const cells = cellsOf(line, comma ? ',' : '|');
    const table = comma ? cells.length === 2 : isSymbol(line[0], '|');
    if (table && (cells.length === 0 || isHeading(cells))) continue;
    const first = line[0];
    if (out.length > 0 && first !== undefined)
      out.push({ kind: 'newline', text: '\n', norm: '\n', from: first.from, to: first.from, glued: false });
    out.push(...(table ? joined(cells) : line));
  }
  return out;
}

function linesOf(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const lines: Token[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'newline') lines.push([]);
    else lines[lines.length - 1]?.push(token);
  }
  return lines;
}

/** Three lines or more, each a name and a value with one comma between them: `symbol,BTCUSDT`. */
function isCommaTable(lines: readonly (readonly Token[])[]): boolean {
  const full = lines.filter((line) => line.length > 0);
  return (
    full.length >= 3 &&
    full.every((line) => {
      const place = line.findIndex((token) => isSymbol(token, ','));
      const names = line.slice(0, place);
      return (
        place >= 1 &&
        place <= 4 &&
        names.every((token) => token.kind === 'word' || isSymbol(token, '_')) &&
        line[place]?.glued === true &&
        line[place + 1]?.glued === true
      );
    })
  );
}

/** The cells of a line, without those that hold nothing but dashes and colons. */
function cellsOf(line: readonly Token[], separator: '|' | ','): readonly (readonly Token[])[] {
  if (separator === ',') {
    const place = line.findIndex((token) => isSymbol(token, ','));
    return place === -1 ? [line] : [line.slice(0, place), line.slice(place + 1)];
  }
  const cells: Token[][] = [[]];
  for (const token of line) {
    if (isSymbol(token, '|')) cells.push([]);
    else cells[cells.length - 1]?.push(token);
  }
  return cells.filter((cell) => cell.some((token) => !isSymbol(token, '-', '--', ':')));
}

function isHeading(cells: readonly (readonly Token[])[]): boolean {
  const [first] = cells[0] ?? [];
  return cells.length > 1 && cells[0]?.length === 1 && first?.kind === 'word' && headings.has(first.norm);
}

/** The name, a colon, and what stands in the other cells. */
function joined(cells: readonly (readonly Token[])[]): readonly Token[] {
  const [name, ...values] = cells;
  const [first] = name ?? [];
  if (name === undefined || first === undefined || values.length === 0) return cells.flat();
  return [
    ...name,
    symbolAt(first, ':'),
    ...values.flatMap((cell, place) => (place === 0 ? cell : [symbolAt(first, ','), ...cell])),
  ];
}
