import type { StoredEvent } from '@strategy-builder/event-store';
import { integer, type ReadModel, type RowChange, readModel, text } from '../read-model.js';
import { recordOf } from '../records/streams.js';

export type UsageRow = {
  /** `2026-01-31`, UTC. */
  readonly day: string;
  readonly subject: string;
  readonly name: string;
  readonly count: number;
  /** Sum of what the subject measures: tokens, whole milliseconds of a translation or a simulation; 0 where only the count matters. */
  readonly total: number;
};

/** What is counted, each by day and name. */
export type UsageSubject =
  | 'event'
  | 'refusal'
  | 'node-kind'
  | 'chat-command'
  | 'chat-reply'
  | 'translation'
  | 'proposal'
  | 'tokens-in'
  | 'tokens-out'
  | 'simulation'
  | 'robustness';

function add(event: StoredEvent, subject: UsageSubject, name: string, amount = 0): RowChange<UsageRow> {
  const day = event.metadata.at.slice(0, 10);
  return {
    key: [day, subject, name],
    evolve: (row) => ({
      day,
      subject,
      name,
      count: (row?.count ?? 0) + 1,
      // Whole numbers add up alike in every order, fractions would not.
      total: (row?.total ?? 0) + Math.round(amount),
    }),
  };
}

function furtherCounts(event: StoredEvent): RowChange<UsageRow>[] {
  const flow = recordOf('flow', event);
  if (flow?.type === 'ChangeRefused') return [add(event, 'refusal', flow.data.code)];
  if (flow?.type === 'NodeAdded') return [add(event, 'node-kind', flow.data.kind)];
  const chat = recordOf('chat', event);
  if (chat?.type === 'ChatMessageSent') {
    const { from, status, text: message } = chat.data;
    if (from === 'agent') return status === undefined ? [] : [add(event, 'chat-reply', status)];
    return [add(event, 'chat-command', commandName(message))];
  }
  const translation = recordOf('translation', event);
  if (translation?.type === 'TranslationFinished') {
    const { outcome, durationMs, planner, model = planner, usage } = translation.data;
    const took = add(event, 'translation', outcome.status, durationMs);
    if (usage === undefined) return [took];
    return [took, add(event, 'tokens-in', model, usage.input), add(event, 'tokens-out', model, usage.output)];
  }
  if (translation?.type === 'ProposalAccepted' || translation?.type === 'ProposalRejected')
    return [add(event, 'proposal', translation.data.outcome)];
  const robustness = recordOf('robustness', event);
  if (robustness?.type === 'RobustnessFinished') {
    return [add(event, 'robustness', robustness.data.check, robustness.data.durationMs)];
  }
  if (robustness?.type === 'RobustnessFailed') return [add(event, 'robustness', robustness.data.code)];
  const simulation = recordOf('simulation', event);
  if (simulation?.type === 'SimulationFinished') {
    return [add(event, 'simulation', 'finished', simulation.data.durationMs)];
  }
  if (simulation?.type === 'SimulationFailed') return [add(event, 'simulation', simulation.data.code)];
  return [];
}

/** `/add-node` of a command line, `sentence` of anything else; what no command looks like is not worth a row of its own. */
function commandName(message: string): string {
  return /^\s*(\/[a-z-]{1,30})(?:\s|$)/.exec(message)?.[1] ?? 'sentence';
}

/** Counts by day: how often what is done, refused, translated, simulated, and what it took. */
export const usageMetrics: ReadModel = readModel<UsageRow>({
  name: 'usage_metrics',
  version: 2,
  table: {
    columns: { day: text, subject: text, name: text, count: integer, total: integer },
    key: ['day', 'subject', 'name'],
    indexes: [],
  },
  changes(event) {
    return [add(event, 'event', event.type), ...furtherCounts(event)];
  },
});
