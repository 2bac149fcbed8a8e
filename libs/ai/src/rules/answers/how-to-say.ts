import type { Flow } from '@strategy-builder/domain';
import type { Plan } from '../../planner.js';
import { isAtALoss } from '../edit/plan-edit.js';
import { withoutEnd } from '../scan/characters.js';

/**
 * "How do I make it hold twice as long?", of a flow that is there: the words to say, and what they would change; or the
 * question that they leave open. Nothing is changed. Null for another question, and where the words are not understood.
 */
export function answerHowTo(text: string, flow: Flow, plan: (wish: string) => Plan): Plan | null {
  if (Object.keys(flow.nodes).length === 0) return null;
  const opening = /^\W*(?:(?:and|so|but|ok|hey) )*how (?:do|can|could|would|should) (?:i|we|you|one) /i.exec(
    text,
  );
  if (opening === null) return null;
  const wish = withoutEnd(text.slice(opening[0].length).trim(), '?');
  if (!changing.has(wish.split(/\W/)[0]?.toLowerCase() ?? '')) return null;
  const planned = plan(wish);
  if (planned.status === 'clarify') return isAtALoss(planned) ? null : planned;
  if (planned.status !== 'plan' || planned.newStrategy || planned.left.length > 0) return null;
  return { status: 'answer', text: `Say "${wish}". Then: ${planned.summary}` };
}

const changing: ReadonlySet<string> = new Set([
  ...'make change add set remove drop use switch turn get put limit let have double halve'.split(' '),
  ...'raise lower increase decrease reduce tighten widen replace swap hold move trade'.split(' '),
  ...'include exclude only keep delete rename run stop avoid'.split(' '),
]);
