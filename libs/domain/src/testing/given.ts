import { canonicalFlow, sameValue } from '../flow/canonical.js';
import type { FlowCommand } from '../flow/commands.js';
import { decideAll } from '../flow/decide.js';
import type { DecisionContext } from '../flow/decision.js';
import type { FlowChange } from '../flow/events.js';
import { fold } from '../flow/evolve.js';
import type { RefusalCode } from '../flow/refusals.js';
import type { FlowState } from '../flow/state.js';

/**
 * Given a flow, when commands, then events; throws an error that shows both when they differ. Needs no test framework:
 * `given(flowWith(custom('a'))).when({ type: 'RemoveNode', id: 'a' }).then({ type: 'NodeRemoved', data: { id: 'a' } })`
 */
export function given(state: FlowState, context: DecisionContext = { maxNodes: 100 }) {
  return {
    when(...commands: readonly FlowCommand[]) {
      const before = state === null ? 'null' : canonicalFlow(state);
      const decision = decideAll(commands, state, context);
      if (before !== (state === null ? 'null' : canonicalFlow(state)))
        throw new Error('The given flow was changed');
      const events = (): readonly FlowChange[] => {
        if ('refused' in decision) throw new Error(`Refused: ${decision.code} (${decision.detail})`);
        return decision;
      };
      return {
        // biome-ignore lint/suspicious/noThenProperty: a specification reads given, when, then; nobody awaits it
        then(...expected: readonly FlowChange[]): void {
          const actual = events();
          if (!sameValue(actual, expected)) throw new Error(difference(expected, actual));
        },
        thenNothing(): void {
          const actual = events();
          if (actual.length > 0) throw new Error(difference([], actual));
        },
        /** @param detail a part of the sentence that the refusal must say */
        thenRefused(code: RefusalCode, detail = ''): void {
          if (!('refused' in decision)) throw new Error(difference({ refused: code }, decision));
          if (decision.code !== code || !decision.detail.includes(detail)) {
            throw new Error(difference({ code, detail }, decision));
          }
        },
        /** @param index place of the refused command among those given */
        thenRefusedAt(index: number, code: RefusalCode): void {
          if ('refused' in decision && decision.index === index && decision.code === code) return;
          throw new Error(difference({ index, code }, decision));
        },
        /** The events, for a closer look. */
        events,
        /** The flow after the events. */
        flow(): NonNullable<FlowState> {
          const after = fold(events(), state);
          if (after === null) throw new Error('There is no flow after these commands');
          return after;
        },
      };
    },
  };
}

function difference(expected: unknown, actual: unknown): string {
  return `Expected ${JSON.stringify(expected, null, 2)}\nbut got ${JSON.stringify(actual, null, 2)}`;
}
