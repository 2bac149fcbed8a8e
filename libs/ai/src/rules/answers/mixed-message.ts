import { decideAll, evolve, type Flow } from '@strategy-builder/domain';
import type { MadePlan, Plan } from '../../planner.js';

/** Longer messages are specifications. */
const longest = 500;

/**
 * A message that asks something and wants something: "what is ATR? and use a 2 ATR stop", "make it 4h, and what does it
 * do?". The wish is planned, and the answer stands in its summary. Null for a message of one kind, and where a
 * question has no answer: it is then read as a whole.
 */
export function planMixed(text: string, flow: Flow, plan: (text: string, flow: Flow) => Plan): Plan | null {
  if (text.length > longest) return null;
  const parts = partsOf(text);
  if (parts.length < 2) return null;
  const asked = parts.filter(isQuestion);
  const wish = withSubject(parts.filter((part) => !isQuestion(part)).join(' '), asked.join(' '));
  if (asked.length === parts.length) return answerEach(asked, flow, plan);
  if (asked.length === 0) return null;
  const asksFirst = isQuestion(parts[0] ?? '');
  // What is asked behind a wish is asked of the flow that it makes.
  const planned = plan(wish, flow);
  if (planned.status === 'refused') return null;
  const before = planned.status === 'plan' && planned.newStrategy ? emptyFlow : flow;
  const after = planned.status === 'plan' && !asksFirst ? changed(before, planned) : flow;
  if (after === null) return null;
  const answers: string[] = [];
  for (const question of asked) {
    const answer = plan(question, after);
    if (answer.status === 'answer') answers.push(answer.text);
    else if (answer.status === 'refused' && answer.reason.startsWith('Advice')) answers.push(answer.reason);
    else return null;
  }
  const told = answers.join('\n');
  if (planned.status === 'answer')
    return { ...planned, text: asksFirst ? `${told}\n${planned.text}` : `${planned.text}\n${told}` };
  if (planned.status === 'clarify') return { ...planned, question: `${told}\n${planned.question}` };
  return { ...planned, summary: asksFirst ? `${told}\n${planned.summary}` : `${planned.summary}\n${told}` };
}

/** "What is the stop now? And is there a target?": one answer below the other; null where one of them has none. */
function answerEach(
  asked: readonly string[],
  flow: Flow,
  plan: (text: string, flow: Flow) => Plan,
): Plan | null {
  if (Object.keys(flow.nodes).length === 0) return null;
  const lines: string[] = [];
  for (const [at, question] of asked.entries()) {
    const answer = plan(at === 0 ? question : ofTheSame(question, asked[0] ?? ''), flow);
    if (answer.status !== 'answer') return null;
    for (const line of answer.text.split('\n')) if (!lines.includes(line)) lines.push(line);
  }
  return { status: 'answer', text: lines.join('\n') };
}

/** "How wide is the stop, and why not 3%?": the setting that the first question has named. */
function ofTheSame(question: string, first: string): string {
  const named = settings.find((name) => first.toLowerCase().includes(name));
  const words = wordsOf(question);
  // "How big are positions, and why?"
  if (words.length === 1 && words[0] === 'why') return `why ${first}`;
  if (named === undefined || words[0] !== 'why' || settings.some((name) => question.includes(name)))
    return question;
  return `why ${words.slice(1).join(' ')} for the ${named}?`;
}

/** "Why is there a stop? Move it to 4%": the setting that the question has named. */
function withSubject(wish: string, asked: string): string {
  const named = settings.find((name) => asked.toLowerCase().includes(name));
  const words = wish.split(' ');
  const at = words.findIndex((word) => moving.has(word.toLowerCase()));
  const pronoun = words[at + 1]?.toLowerCase();
  if (named === undefined || at === -1 || (pronoun !== 'it' && pronoun !== 'that')) return wish;
  return words.map((word, place) => (place === at + 1 ? `the ${named}` : word)).join(' ');
}

const settings: readonly string[] =
  'trailing stop|take profit|stop loss|stop|target|position size|leverage'.split('|');
const moving: ReadonlySet<string> = new Set(
  'move set change put remove drop double halve tighten widen cut raise lower make turn bring reset reduce increase'.split(
    ' ',
  ),
);

const emptyFlow: Flow = { name: 'Strategy', description: '', archived: false, nodes: {}, edges: {} };

function changed(flow: Flow, { commands }: MadePlan): Flow | null {
  const decided = decideAll(commands, flow, { maxNodes: 1_000 });
  if ('refused' in decided) return null;
  return decided.reduce((before: Flow, event) => evolve(before, event) ?? before, flow);
}

/** Sentences, and what a sentence asks or wants besides behind "and" or a comma. */
function partsOf(text: string): readonly string[] {
  const sentences: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const ends = text[at] === '\n' || ('.?!'.includes(text[at] ?? '') && (text[at + 1] ?? ' ').trim() === '');
    if (!ends) continue;
    sentences.push(text.slice(from, at + 1));
    from = at + 1;
  }
  sentences.push(text.slice(from));
  return sentences
    .flatMap(inTwo)
    .map((part) => part.trim())
    .filter((part) => /[a-z0-9]/i.test(part));
}

/** "What does this do, and can you make it 4h?": a question and a wish, in either order. */
function inTwo(sentence: string): readonly string[] {
  for (let at = 1; at < sentence.length - 3; at++) {
    const joint = joints.find((one) => sentence.startsWith(one, at));
    if (joint === undefined) continue;
    const head = sentence.slice(0, at);
    const rest = sentence.slice(at + joint.length);
    const asks = isQuestion(rest);
    const asked = isQuestion(`${head}?`) && opensQuestion(head);
    if (asks && !asked) return [head, rest];
    // "How wide is the stop now, and why not 3%?"
    if (asks && asked && wordsOf(rest)[0] === 'why') return [`${head}?`, rest];
    if (asked && !asks && opensWish(rest)) return [`${head}?`, rest.endsWith('?') ? rest.slice(0, -1) : rest];
  }
  return [sentence];
}

const joints: readonly string[] = [', and ', ', but ', '; ', ' - ', ' – ', ', ', ' and ', ' but '];

function wordsOf(part: string): readonly string[] {
  const words = part
    .toLowerCase()
    .split(/[^a-z0-9']+/)
    .filter((word) => word !== '');
  const first = words.findIndex((word) => !asides.has(word));
  return first === -1 ? [] : words.slice(first);
}

const asides: ReadonlySet<string> = new Set([
  ...'and so but ok okay also btw hey oh by way quick question first then the hi hello'.split(' '),
  ...'well one more thing before that wait hm hmm just out of curiosity'.split(' '),
]);

/** A part that asks for an answer and for no change. */
function isQuestion(part: string): boolean {
  const words = wordsOf(part);
  const [first = '', second = ''] = words;
  if (['explain', 'describe'].includes(first)) return true;
  if (first === 'tell') return second === 'me' && ['what', 'how', 'why', 'which'].includes(words[2] ?? '');
  if (['what', "what's", 'whats', 'why', 'how', "how's", 'which'].includes(first)) {
    if (['if', 'about'].includes(second)) return false;
    return (
      part.trim().endsWith('?') ||
      ['is', 'does', 'did', 'do', 'are', 'would'].includes(second) ||
      first.endsWith('s')
    );
  }
  // "Do it on Thursdays"
  if (first === 'do' && instructed.has(second)) return false;
  return ['is', 'are', 'does', 'do', 'did', 'should', 'was'].includes(first) && part.trim().endsWith('?');
}

const instructed: ReadonlySet<string> = new Set('it that this the same so not a only just'.split(' '));

function opensQuestion(part: string): boolean {
  return isQuestion(`${part}?`) && !part.includes(' when ') && !part.includes(' if ');
}

function opensWish(part: string): boolean {
  const [first = '', second = ''] = wordsOf(part);
  if (['can', 'could', 'would', 'will'].includes(first)) return ['you', 'we', 'i'].includes(second);
  return wishes.has(first);
}

const wishes: ReadonlySet<string> = new Set([
  ...'move cut take keep limit only let shorten lengthen trail get leave please add make'.split(' '),
  ...'change set use put remove switch drop replace double halve give raise lower reduce'.split(' '),
  ...'increase tighten widen no buy sell go short build'.split(' '),
]);
