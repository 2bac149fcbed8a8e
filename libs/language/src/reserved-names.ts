import { columnNames } from './columns.js';
import { keywords } from './syntax/token.js';

/**
 * Names that mean something everywhere and so cannot name a node, a port, a parameter or a line. Function names are
 * not among them: a node `rsi` is read as `rsi`, the function is called as `rsi(…)`.
 */
export const reservedNames: ReadonlySet<string> = new Set([...columnNames, ...keywords]);
