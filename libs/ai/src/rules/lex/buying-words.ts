import { phraseGaps } from '../lexicon/fillers.js';
import type { Token } from '../scan/token.js';
import type { LexemeTape } from './lexeme-tape.js';
import { readTicker } from './ticker.js';

/** "Put the stop at 5%" changes it, "put in $50" buys, "put on a long" opens; "put" by itself is an option. */
export function putsMoney(tape: LexemeTape, token: Token): boolean {
  if (givesShareTo(tape, token)) return true;
  if (token.norm !== 'put') return false;
  if (putsIntoCash(tape)) return true;
  // "Put the cash to work"
  const toWork = tape.norms.slice(tape.index + 1, tape.index + 7).join(' ');
  if (/^(the |my |that |this )?(rest of the )?(cash|money|rest|remainder) (in )?(to )?work\b/.test(toWork)) {
    tape.push({ is: 'action', action: 'buy' }, 1);
    return true;
  }
  // "Put everything in the strongest"
  if (['everything', 'all', 'it'].includes(tape.normAt(tape.index + 1) ?? '')) {
    tape.push({ is: 'action', action: 'buy' }, 1);
    return true;
  }
  const particle = ['in', 'on', 'aside'].includes(tape.normAt(tape.index + 1) ?? '') ? 1 : 0;
  const cap = ['max', 'maximum', 'about', 'only', 'just'].includes(
    tape.normAt(tape.index + 1 + particle) ?? '',
  )
    ? 1
    : 0;
  const first = tape.index + 1 + particle + cap;
  const [next, behind] = tape.tokens.slice(first, first + 2);
  // "Put half my money in": the share says what it is.
  if (['half', 'all', 'everything', 'most'].includes(next?.norm ?? '')) {
    tape.push({ is: 'unknown', word: 'put' }, 1);
    return true;
  }
  const money = next?.kind === 'number' || (next?.kind === 'symbol' && behind?.kind === 'number');
  const said = phraseGaps.has(next?.norm ?? '') ? behind : next;
  const meant = tape.vocabulary.phrases.single(said?.norm ?? '');
  const setting = meant?.is === 'head' && meant.head !== 'equity';
  // "Put on a long": the long is what is opened.
  const opens = particle === 1 && meant?.is === 'action';
  if (opens) tape.index += 2;
  else if (setting) tape.push({ is: 'edit', edit: 'change' }, 1 + particle);
  else if (money) tape.push({ is: 'action', action: 'buy' }, 1 + particle);
  // "Put a grid on ADA": what a sentence puts somewhere is no option.
  const places = articles.has(tape.normAt(tape.index + 1) ?? '') && startsSentence(tape);
  const verb = !opens && !setting && !money && (places || said?.norm === 'grid');
  if (verb) tape.index++;
  return opens || setting || money || verb;
}

const articles = new Set(['a', 'an', 'the']);

/** Verbs that give money to a market: "allocates 20% of the portfolio to gold", "put a third of the account into QQQ". */
const givingVerbs = new Set(
  'spend spends put puts putting allocate allocates commit commits deploy deploys devote devotes assign assigns stick throw place places'.split(
    ' ',
  ),
);
const towards = new Set(['in', 'into', 'to', 'on', 'towards', 'toward']);
const shares = new Set(['third', 'quarter', 'fifth', 'tenth', 'half']);

/** A verb, a share of the money, and the market that it goes to: a purchase. */
function givesShareTo(tape: LexemeTape, token: Token): boolean {
  if (!givingVerbs.has(token.norm)) return false;
  const known = (word: string) => tape.vocabulary.isAsset(word);
  let share = false;
  for (let at = tape.index + 1; at < Math.min(tape.tokens.length, tape.index + 12); at++) {
    const word = tape.tokens[at];
    if (word === undefined || word.kind === 'newline') return false;
    const percent = ['%', 'percent', 'pct'].includes(tape.normAt(at + 1) ?? '');
    const spent = token.norm.startsWith('spend');
    share ||= shares.has(word.norm) || (word.kind === 'number' && (percent || spent));
    if (!share || !towards.has(word.norm)) continue;
    const market = phraseGaps.has(tape.normAt(at + 1) ?? '') ? at + 2 : at + 1;
    if (!known(tape.normAt(market) ?? '') && readTicker(tape.tokens, market, tape.text, known) === null)
      continue;
    // "The portfolio allocates ..." only says whose money it is.
    const owner = tape.before;
    if (owner?.is === 'head' && owner.head === 'equity' && startsSentence(tape, 2)) tape.lexemes.pop();
    tape.push({ is: 'action', action: 'buy' }, 1);
    return true;
  }
  return false;
}

/** "Put SPY's share in cash", "put everything into bonds": no option. */
function putsIntoCash(tape: LexemeTape): boolean {
  const words = tape.norms.slice(tape.index + 1, tape.index + 6);
  const goes = words.findIndex((word) => word === 'in' || word === 'into');
  const before = tape.before;
  if (goes < 1 || !['cash', 'bonds', 'bills', 'usdt'].includes(words[goes + 1] ?? '')) return false;
  if (before?.is === 'number' || before?.is === 'duration') return false;
  tape.push({ is: 'unknown', word: 'put' }, 1);
  return true;
}

/** "by LINK when ...": in front of a market, where a sentence begins. */
export function mistypedBuy(tape: LexemeTape, token: Token): boolean {
  if (token.norm !== 'by' || !startsSentence(tape)) return false;
  const next = tape.tokens[tape.index + 1];
  const known = (word: string) => tape.vocabulary.isAsset(word);
  const market =
    known(next?.norm ?? '') || readTicker(tape.tokens, tape.index + 1, tape.text, known) !== null;
  if (!market) return false;
  tape.push({ is: 'action', action: 'buy' }, 1);
  return true;
}

function startsSentence(tape: LexemeTape, back = 1): boolean {
  const before = tape.lexemes[tape.lexemes.length - back];
  return (
    before === undefined ||
    (before.is === 'mark' && ['stop', 'newline', 'bullet', 'comma'].includes(before.mark))
  );
}
