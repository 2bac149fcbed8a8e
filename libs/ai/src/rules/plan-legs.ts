import type { Flow } from '@strategy-builder/domain';
import type { Assumption, Plan } from '../planner.js';
import { unsupportedReasons } from './answers/unsupported-reasons.js';
import { assumptionsOf } from './build/assumptions.js';
import { type BuiltStrategy, buildStrategy } from './build/build-strategy.js';
import { NotExpressible } from './build/not-expressible.js';
import { explain } from './explain/explain.js';
import type { LeftOver, ReadingNote } from './request/strategy-request.js';
import { contradiction } from './settle/contradictions.js';
import { neverOpens } from './settle/never-opens.js';
import type { SettledStrategy } from './settle/settle.js';
import { titleOf } from './settle/titles.js';

/** What a request says beside the rules of its legs. */
export interface Said {
  readonly title: string | null;
  readonly notes: readonly ReadingNote[];
  readonly left: readonly LeftOver[];
}

/** A plan for settled legs on an empty flow; refused when they contradict themselves or cannot be expressed. */
export function planLegs(legs: readonly SettledStrategy[], said: Said, flow: Flow): Plan {
  const [first] = legs;
  if (first === undefined) throw new Error('a strategy has at least one leg');
  for (const { lines, timeframe } of legs) {
    const senseless = contradiction(lines) ?? neverOpens(lines, timeframe);
    if (senseless !== null) return { status: 'refused', reason: senseless };
  }
  const empty: Flow = { ...flow, nodes: {}, edges: {} };
  let built: BuiltStrategy;
  try {
    built = buildStrategy(legs, empty);
  } catch (error) {
    if (error instanceof NotExpressible)
      return { status: 'refused', reason: `This cannot be built: ${error.message}.` };
    throw error;
  }
  const notes: Assumption[] = said.notes.map((note) => ({ ...note, nodeId: built.rulesNode }));
  return {
    status: 'plan',
    title: said.title ?? titleOf(first),
    summary: [explain(built.draft.asFlow(empty)), ...whyNot(said.left)].join('\n'),
    commands: built.draft.commandsFrom(empty),
    assumptions: [...assumptionsOf(legs, built, empty), ...notes],
    left: said.left.map(({ text }) => text),
    newStrategy: true,
  };
}

/** Why parts of a request were not built, each reason once. */
export function whyNot(left: readonly LeftOver[]): readonly string[] {
  const reasons = left.flatMap(({ what }) =>
    what === 'not-understood' || what === 'condition' ? [] : [unsupportedReasons[what]],
  );
  return [...new Set(reasons)];
}
