import type { Token } from '../scan/token.js';
import { actionIn } from './action-names.js';
import { argumentsAt, closing, isSymbol, isWord, nameAt } from './tokens.js';

/** Rows of a table that are marked under a condition: what that orders. */
export interface MarkedRows {
  readonly action: readonly string[];
  readonly condition: readonly Token[];
}

/** Names of columns that hold 1 for long, -1 for short and 0 for out. */
export const signalColumns = /(^|_)(signal|signals|position|positions|pos|side)$/;

/** `df.loc[cond, 'enter_long'] = 1`, `df['signal'] = np.where(cond, 1, -1)`: null for other statements. */
export function markedRows(statement: readonly Token[]): readonly MarkedRows[] | null {
  return locatedRows(statement) ?? chosenRows(statement);
}

function locatedRows(statement: readonly Token[]): readonly MarkedRows[] | null {
  const loc = statement.findIndex((token, at) => isWord(token, 'loc') && isSymbol(statement[at + 1], '['));
  if (loc < 2 || !isSymbol(statement[loc - 1], '.')) return null;
  const end = closing(statement, loc + 1);
  const [condition, column] = argumentsAt(statement, loc + 1);
  const name = column?.find((token) => token.kind === 'quoted')?.text.toLowerCase();
  if (!isSymbol(statement[end + 1], '=') || condition === undefined || name === undefined) return null;
  const action = meant(
    name,
    statement.slice(end + 2).filter((token) => !isSymbol(token, '(')),
  );
  return action === null ? [] : [{ action, condition }];
}

function chosenRows(statement: readonly Token[]): readonly MarkedRows[] | null {
  const where = statement.findIndex(
    (token, at) => isWord(token, 'where') && isSymbol(statement[at + 1], '('),
  );
  const equals = statement.findIndex((token) => isSymbol(token, '='));
  if (where === -1 || equals === -1 || equals > where) return null;
  const target = statement.slice(0, equals);
  const name = (target.find((token) => token.kind === 'quoted')?.text ?? nameAt(target, 0)).toLowerCase();
  const [condition, then, otherwise] = argumentsAt(statement, where + 1);
  if (condition === undefined || then === undefined || otherwise === undefined) return null;
  const first = meant(name, then);
  if (first === null) return null;
  const inner = otherwise.findIndex(
    (token, at) => isWord(token, 'where') && isSymbol(otherwise[at + 1], '('),
  );
  const [secondCondition, second] = inner === -1 ? [] : argumentsAt(otherwise, inner + 1);
  const other = inner === -1 ? meant(name, otherwise) : second === undefined ? null : meant(name, second);
  const rows: MarkedRows[] = [{ action: first, condition }];
  if (inner !== -1 && other !== null && secondCondition !== undefined)
    rows.push({ action: other, condition: secondCondition });
  else if (other !== null) rows.push({ action: other, condition: [] });
  return rows;
}

/** What a value in a column orders: 1 in `enter_long` buys, -1 in `signal` sells short, 0 in it leaves. */
function meant(name: string, value: readonly Token[]): readonly string[] | null {
  const [first, second] = value;
  const number =
    first?.kind === 'number'
      ? first.value
      : isSymbol(first, '-') && second?.kind === 'number'
        ? -second.value
        : isWord(first, 'true')
          ? 1
          : null;
  if (number === null) return null;
  if (signalColumns.test(name))
    return number === 1 ? ['buy'] : number === -1 ? ['short'] : number === 0 ? ['exit'] : null;
  return number === 1 ? actionIn(name) : null;
}
