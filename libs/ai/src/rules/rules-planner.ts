import type { Flow } from '@strategy-builder/domain';
import type { Plan, Planner } from '../planner.js';
import { askForLevel } from './account/level-of-price.js';
import { truthful } from './account/stands-in.js';
import { unaccounted } from './account/unaccounted.js';
import { unknownMarket } from './account/unknown-market.js';
import { unlistedSymbols } from './account/unlisted-symbols.js';
import { answerAboutFlow } from './answers/about-flow.js';
import { answerAboutParts } from './answers/about-parts.js';
import { answerAgainstPosition } from './answers/against-the-position.js';
import { answerQuestion, questionIn } from './answers/answer-question.js';
import { answerHowTo } from './answers/how-to-say.js';
import { planMixed } from './answers/mixed-message.js';
import { asksToTakeBack, howToTakeBack } from './answers/take-back.js';
import { answerTalk, refuseGuarantee } from './answers/talk.js';
import { planReply, standsAlone } from './conversation/plan-reply.js';
import { askWhatIsMeant } from './edit/ask-what-is-meant.js';
import { whatToChange } from './edit/edit-planner.js';
import { asFollowUp } from './edit/follow-up-words.js';
import { isAtALoss, planEdit, planFamilyEdit, planLegEdit, readFollowUp } from './edit/plan-edit.js';
import { readEdits } from './edit/read-edits.js';
import { explain } from './explain/explain.js';
import { readWithPairs } from './families/pairs/read-with-pairs.js';
import { planFamily } from './families/plan-family.js';
import { asMeant } from './lex/as-meant.js';
import { withoutFillTime } from './lex/fill-time.js';
import { expandLists } from './lex/known-lists.js';
import type { Lexeme } from './lex/lexeme.js';
import { vocabularyOf } from './lexicon/vocabulary.js';
import { planBareNode } from './plan-bare-node.js';
import { planNewStrategy, withoutBars } from './plan-new-strategy.js';
import { noPython, noStrategy, refusalOf, refuseBothAtOnce, saysNothing } from './refusals.js';
import { withoutEnd } from './scan/characters.js';
import { spokenIn } from './scan/spoken.js';
import { understand } from './understand.js';

/** Longest request that is read, in UTF-16 code units. */
export const longestRequest = 4_000;

/**
 * Plans without a model: deterministic, offline, linear in the length of the text. `planByRules` is the same as a
 * plain function.
 */
export const rulesPlanner: Planner = {
  name: 'rules',
  plan: async ({ text, flow, earlier }) => {
    const alone = planByRules(text, flow);
    if (earlier === undefined || standsAlone(alone, text, flow)) return { plan: alone };
    return { plan: planReply(text, alone, flow, await earlier(), planByRules) };
  },
};

/** What a request comes to on a flow: a plan, a question back, a refusal with its reason, or an answer. */
export function planByRules(text: string, flow: Flow): Plan {
  if (text.length > longestRequest) {
    return {
      status: 'refused',
      reason: `A request has at most ${longestRequest} characters; this one has ${text.length}.`,
    };
  }
  // 'What does "golden cross" mean?' asks for the words in quotes.
  if (/^\s*(what|explain|define|meaning)\b[^"]*"[^"]*"/i.test(text))
    return planByRules(text.replaceAll('"', ''), flow);
  if (
    /^\W*(scrap (that|it|this|everything)\W+)?(and )?(let'?s )?start (over|again|afresh|from scratch)\W*$/i.test(
      text,
    ) &&
    Object.keys(flow.nodes).length > 0
  )
    return planByRules('clear everything', flow);
  if (asksToTakeBack(text) && Object.keys(flow.nodes).length > 0)
    return { status: 'answer', text: howToTakeBack };
  const parts = answerAboutParts(text, flow);
  if (parts !== null) return { status: 'answer', text: parts };
  const mixed = planMixed(text, flow, planByRules);
  if (mixed !== null) return mixed;
  const threatened = answerAgainstPosition(text, flow);
  if (threatened !== null) return { status: 'answer', text: threatened };
  const howTo = answerHowTo(text, flow, (wish) => planByRules(wish, flow));
  if (howTo !== null) return howTo;
  const wish = wishIn(text);
  if (wish !== null && Object.keys(flow.nodes).length > 0) return planWish(wish, flow);
  const bare = planBareNode(text, flow);
  if (bare !== null) return bare;
  const talk = answerTalk(text, flow);
  if (talk !== null) return talk;
  const heard = understand(text);
  const listed = expandLists(heard.lexemes, text);
  const corrected = withoutFillTime(asMeant(listed.lexemes, text), text);
  const plan = planHeard(corrected, text, flow);
  if (plan.status !== 'plan') return plan;
  const lost = unaccounted(corrected, text, plan, Object.values(flow.nodes));
  const whole = { ...plan, left: [...plan.left, ...lost] };
  const question = unknownMarket(whole, corrected, text) ?? askForLevel(whole, corrected, text);
  if (question !== null) return question;
  const read = listed.note === null ? [] : [{ about: 'symbol', text: listed.note }];
  return { ...whole, assumptions: [...truthful(whole, corrected, text), ...read, ...unlistedSymbols(whole)] };
}

/** "What about longer?" is about what is there, if anything: it is asked of what. */
function planWish(wish: string, flow: Flow): Plan {
  const plan = planByRules(/^(shorts?|shorting|the short side)$/i.test(wish) ? 'add shorts' : wish, flow);
  if (plan.status !== 'refused' || plan.reason !== noStrategy) return plan;
  return { status: 'clarify', question: `"${wish}" was not understood. ${whatToChange}`, choices: [] };
}

/** What becomes of the words of a request, corrections carried out. */
function planHeard(corrected: readonly Lexeme[], text: string, flow: Flow): Plan {
  const present = Object.keys(flow.nodes).length > 0;
  const lexemes = present ? asFollowUp(corrected, text) : corrected;
  const request = readWithPairs(lexemes, text);
  const trades = lexemes.some(
    (lexeme) => lexeme.is === 'action' || (lexeme.is === 'mark' && lexeme.mark === 'when'),
  );
  // "Y take profit 6%" is Spanish.
  const asked = questionIn(lexemes, text);
  const creates =
    lexemes.some((lexeme) => lexeme.is === 'edit' && lexeme.edit === 'create') &&
    (asked === undefined || asked.question === 'prediction' || asked.question === 'which');
  const changes = present && asked?.question !== 'why' && asksForChange(lexemes, text);
  const told = changes || creates ? null : answerAboutFlow(text, flow);
  if (told !== null) return { status: 'answer', text: told };
  const both = refuseBothAtOnce(text);
  if (both !== null) return { status: 'refused', reason: both };
  const promise = refuseGuarantee(text, lexemes);
  if (promise !== null) return promise;
  if (!changes && !creates && (request.rules.length === 0 || !trades)) {
    const answer = answerQuestion(lexemes, text, flow);
    if (answer !== null) return answer;
  }
  if (present && !creates && !changes && isQuestion(text)) return { status: 'answer', text: explain(flow) };
  const aboutPython = /\bpython\b/i.test(text);
  if (aboutPython && creates && saysNothing(lexemes, request)) return { status: 'refused', reason: noPython };
  const followUp = readFollowUp(lexemes, text, request, flow);
  const legs = asked === undefined && followUp !== null ? planLegEdit(followUp) : null;
  if (legs !== null) return legs;
  const changed = asked === undefined ? planFamilyEdit(lexemes, text, flow) : null;
  if (changed !== null) return changed;
  // "Sell the front month, buy the next month": expiries are no future.
  const expires = lexemes.some((lexeme) => lexeme.is === 'unsupported' && lexeme.what === 'options');
  const family =
    !expires && lexemes.some(({ is }) => is === 'future') ? null : planFamily(lexemes, text, flow);
  // "Rank by Sharpe instead" changes what is there, or nothing.
  const asksAnew = present && family?.status === 'clarify' && request.assets.length === 0;
  if (family !== null && !asksAnew) return family;
  const refusal = refusalOf(lexemes, request, text);
  if (refusal !== null) return { status: 'refused', reason: refusal };
  const edit = followUp === null ? null : planEdit(followUp);
  if (edit !== null && !isAtALoss(edit)) return edit;
  const asking = edit === null ? null : askWhatIsMeant(lexemes, text, flow);
  if (asking !== null) return asking;
  if (edit !== null && request.oddBars !== null && request.timeframe === null)
    return withoutBars(request.oddBars);
  if (saysNothing(lexemes, request) && (edit === null || !lexemes.some(instructs)))
    return { status: 'refused', reason: aboutPython ? noPython : noStrategy };
  return edit ?? planNewStrategy(request, flow, text);
}

/** Whether a word asks for a change of what is there, although it is not said of what. */
function instructs(lexeme: Lexeme): boolean {
  if (lexeme.is === 'mark') return lexeme.mark === 'when';
  return lexeme.is === 'edit' ? lexeme.edit !== 'create' : instructing.includes(lexeme.is);
}

const instructing: readonly Lexeme['is'][] = [
  'number',
  'field',
  'multiple',
  'action',
  'duration',
  'proportion',
  'compare',
  'filter',
];

/** "How about ETH?", "what if it exits at 10% profit?": the wish in the question; null for none. */
function wishIn(text: string): string | null {
  const supposed = /\bif (i|we) (wanted|used|took|had|made|changed|set) /i.exec(text);
  const before = supposed === null ? [] : spokenIn(text.slice(0, supposed.index));
  if (supposed !== null && before.every((word) => lead.has(word)))
    return asOrder(withoutEnd(text.slice(supposed.index + 3), '?'));
  const opening =
    /^\W*(?:(?:and|so|but|ok|y|et|und) )*(?:(?:what|how) (?:if|about)|(?:was|wie) (?:ist mit|wäre es mit|wäre|wenn)|y si|qu[eé] tal|et si|e se) /i.exec(
      text,
    );
  if (opening === null || /\d ?% ?(win|profit a)/i.test(text)) return null;
  const wish = asOrder(withoutEnd(text.slice(opening[0].length), '?'));
  // A market alone: beside what is traded, or in its place.
  const market = /^[A-Z]{2,6}(\/[A-Z]{3,4})?$/.test(wish);
  const unknown = /^[a-z]{4,}$/i.test(wish) && !vocabularyOf('en').phrases.words.has(wish.toLowerCase());
  return market || unknown ? `same for ${wish}` : wish;
}

/** "I used EMA instead of SMA?": the order in a supposition. */
function asOrder(wish: string): string {
  const [who = '', verb = '', ...rest] = wish.split(' ');
  if (!['i', 'we', 'you'].includes(who.toLowerCase()) || rest.length === 0) return wish;
  const order = orders.get(verb.toLowerCase());
  return order === undefined ? wish : `${order} ${rest.join(' ')}`;
}

const lead: ReadonlySet<string> = new Set(['', 'and', 'so', 'but', 'ok', 'what', 'how', 'about']);
const orders: ReadonlyMap<string, string> = new Map([
  ...['wanted', 'want', 'used', 'use', 'took', 'take', 'had', 'have'].map((verb) => [verb, 'use'] as const),
  ...['set', 'put'].map((verb) => [verb, 'set'] as const),
  ...['made', 'make'].map((verb) => [verb, 'make'] as const),
  ...['changed', 'change'].map((verb) => [verb, 'change'] as const),
]);

/** A question that is no wish: "what happens when RSI hits 60?", not "what about ETH?". */
function isQuestion(text: string): boolean {
  const asked = text.trim().toLowerCase();
  if (wonders(text)) return true;
  return (
    asked.endsWith('?') &&
    /^(and |so |but |ok |wait |hey )*(what|when|where|who|which|how|why|does|is|are|did|was|has|have|were)\b/.test(
      asked,
    ) &&
    !/^(and |so |but |ok )*(what|how) (if|about)\b/.test(asked)
  );
}

/** "What happens if it keeps falling after I buy? …" */
function wonders(text: string): boolean {
  return /^\W*what (happens|would happen|will happen) (if|when)\b/i.test(text);
}

/** "Did you keep the volume rule?" asks about what is there. */
function looksBack(text: string): boolean {
  const [first = ''] = spokenIn(text.trim());
  return ['did', 'has', 'have', 'had', 'was', 'were'].includes(first) && text.includes('?');
}

/** "What if we used EMA instead of SMA?" is a change in the form of a question. */
function asksForChange(lexemes: readonly Lexeme[], text: string): boolean {
  if (wonders(text) || looksBack(text)) return false;
  const asks = /^\W*(can|could|would|will) (you|we|u)\b|^\W*please\b/i.test(text);
  return readEdits(lexemes, text).some(({ word }) => word.is !== 'add-indicator' || asks);
}
