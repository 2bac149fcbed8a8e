import { pythonTokens } from './tokens.js';

const modules = new Set(['random', 'secrets', 'uuid', 'time']);
const clocks = new Set(['now', 'utcnow', 'today']);

/**
 * Whether code draws random numbers or reads the clock, as far as its text tells: in the sandbox the clock stands still
 * and chance is seeded, so that nothing else gives the same values.
 */
export function readsChance(code: string): boolean {
  const tokens = pythonTokens(code);
  let isImport = false;
  return tokens.some(({ kind, text, startsLine }, at) => {
    if (startsLine || text === ';') isImport = false;
    if (kind !== 'name') return false;
    if (text === 'import' || text === 'from') isImport = true;
    const isMember = tokens[at - 1]?.text === '.';
    return isMember ? clocks.has(text) && tokens[at + 1]?.text === '(' : isImport && modules.has(text);
  });
}
