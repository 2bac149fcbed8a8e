import type { Assumption, MadePlan } from '../../planner.js';
import { kindOf } from '../build/indicator-nodes.js';
import type { Lexeme } from '../lex/lexeme.js';
import type { SettingHead } from '../lexicon/meaning.js';

/**
 * Assumptions that hold true beside what was left out: where a part that was left names an exit, bars, a size or an
 * indicator's length, what was assumed stands in for that part; it was not "not named".
 */
export function truthful(
  { assumptions, left, commands }: MadePlan,
  lexemes: readonly Lexeme[],
  text: string,
): readonly Assumption[] {
  if (left.length === 0) return assumptions;
  const kinds = new Map(
    commands.flatMap((command) =>
      command.type === 'AddNode' && command.id !== undefined ? [[command.id, command.kind]] : [],
    ),
  );
  const parts = left.map((part) => ({ part, within: lexemesIn(part, lexemes, text) }));
  return assumptions.map((assumption) => {
    if (!claim.test(assumption.text)) return assumption;
    const kind = kinds.get(assumption.nodeId ?? '') ?? '';
    const named = parts.find(({ within }) => names(assumption, kind, within, lexemes));
    if (named === undefined) return assumption;
    const said = named.part.replaceAll('"', "'");
    return { ...assumption, text: rephrased(assumption, said) };
  });
}

const claim = /\b(none|no exit|no timeframe|no size|no distance) was named\b/i;

/** "RSI: length 14, as none was named." becomes `RSI: length 14, in place of "(9)", which was not taken up.` */
function rephrased({ about, text }: Assumption, said: string): string {
  if (about === 'exit') {
    const how = text.includes('opposite signal') ? 'on the opposite signal' : 'when the entry turns round';
    return `The position closes ${how}, in place of "${said}", which was not taken up.`;
  }
  return text.replace(
    /(: no \w+ was named|: none was named|, as none was named)\.$/,
    `, in place of "${said}", which was not taken up.`,
  );
}

function lexemesIn(part: string, lexemes: readonly Lexeme[], text: string): readonly Lexeme[] {
  const from = text.indexOf(part);
  if (from < 0) return [];
  const within = lexemes.filter((lexeme) => lexeme.from >= from && lexeme.to <= from + part.length);
  // "... and bail if it closes under the hammer's low": whose part it is, the action before it says.
  const before = within[0] === undefined ? undefined : lexemes[lexemes.indexOf(within[0]) - 1];
  const own = before?.is === 'action' || (before?.is === 'verb' && before.verb === 'close');
  return own && before !== undefined ? [before, ...within] : within;
}

const sizes: ReadonlySet<SettingHead> = new Set([
  'size',
  'risk',
  'kelly',
  'half-kelly',
  'quarter-kelly',
  'per-trade',
  'volatility-target',
  'all-in',
  'half-in',
]);

/** Whether words that were left out name what an assumption was made about. */
function names(
  { about }: Assumption,
  kind: string,
  within: readonly Lexeme[],
  lexemes: readonly Lexeme[],
): boolean {
  const heads = (wanted: (head: SettingHead) => boolean): boolean =>
    within.some((lexeme) => lexeme.is === 'head' && wanted(lexeme.head));
  switch (about) {
    case 'exit':
      return (
        within.some(({ is }) => is === 'session-edge') ||
        within.some((one, at) => one.is === 'verb' && one.verb === 'close' && closesPart(within, at)) ||
        within.some(
          (lexeme) =>
            lexeme.is === 'action' && (lexeme.action === 'sell' || lexeme.action.startsWith('exit')),
        )
      );
    case 'timeframe':
      return within.some(({ is }) => is === 'timeframe');
    case 'position-size':
      return heads((head) => sizes.has(head));
    case 'stop-loss':
      return heads((head) => head === 'stop');
    case 'take-profit':
      return heads((head) => head === 'target');
    case 'trailing-stop':
      return heads((head) => head === 'trail' || head === 'chandelier');
    case 'period':
      return namesLength(kind, within, lexemes);
    default:
      return false;
  }
}

/** "Close when", "close half", "close the lot": a position is, no bar. */
function closesPart(within: readonly Lexeme[], at: number): boolean {
  const next = within[at + 1];
  if (at === 0 && next?.is === 'mark' && next.mark === 'when') return true;
  return (
    next?.is === 'part' ||
    (next?.is === 'head' && next.head === 'unit-of-asset') ||
    (next?.is === 'unknown' && /^(half|everything|all|position|trade|lot|out)$/i.test(next.word))
  );
}

/** Numbers beside an indicator of that kind: inside of the part, or the part follows its name. */
function namesLength(kind: string, within: readonly Lexeme[], lexemes: readonly Lexeme[]): boolean {
  if (!within.some(({ is }) => is === 'number' || is === 'duration')) return false;
  const [first] = within;
  const at = first === undefined ? -1 : lexemes.indexOf(first);
  const near = [...lexemes.slice(Math.max(0, at - 2), at), ...within];
  return near.some((lexeme) => lexeme.is === 'indicator' && kindOf(lexeme.name) === kind);
}
