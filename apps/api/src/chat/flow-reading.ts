import type { EarlierMessage, FlowReading, Read } from '@strategy-builder/ai';
import { conversation, simulationsOfFlow, translations } from '@strategy-builder/projections';
import { type CodeLanguage, codeLanguages, nodeCode, strategyCode } from '../code/strategy-code.js';
import { Problem } from '../platform/problem.js';
import { assistant } from './assistant.js';
import type { ChatParts } from './chat-reply.js';

type Parts = Pick<ChatParts, 'storage' | 'datasets' | 'simulations' | 'reviews' | 'changeSets'>;

const mostListed = 20;
const tradesShown = 10;
const mostRemembered = 80;

/** What a planner may look up about one flow: whatever it asks for, nothing of another flow is in the answer. */
export function flowReading(
  flowId: string,
  { storage, datasets, simulations, reviews, changeSets }: Parts,
): FlowReading {
  return {
    simulations: () =>
      reading(async () => {
        const all = await simulationsOfFlow(await storage.tables(), flowId);
        return all.slice(0, mostListed).map(({ datasets: used, ...simulation }) => ({
          ...simulation,
          datasets: Object.entries(used).map(([node, id]) => ({ node, id })),
        }));
      }),
    simulation: ({ id, firstTrade }) =>
      reading(async () => {
        const own = await simulationsOfFlow(await storage.tables(), flowId);
        const wanted = id === undefined ? own[0] : own.find((one) => one.id === id);
        if (wanted === undefined)
          throw notHere(id ? 'This flow has no such simulation.' : 'This flow was not simulated yet.');
        const found = await simulations.find(wanted.id);
        if (found.status !== 'done') return { ...found, datasets: undefined };
        const { result, datasets: _, ...about } = found;
        const { measured, legs, trades, warnings } = result.summary;
        const first = Math.max(0, Math.trunc(firstTrade));
        return {
          ...about,
          ...{ metrics: measured.standard.metrics, buyAndHold: measured.standard.benchmark, legs, warnings },
          tradeCount: trades.length,
          trades: trades
            .slice(first, first + tradesShown)
            .map((trade, index) => ({ number: first + index, ...trade })),
        };
      }),
    code: (flow, language, nodeId) =>
      reading(async () => {
        if (!(codeLanguages as readonly string[]).includes(language))
          throw notHere(`language is one of ${codeLanguages.join(', ')}.`);
        const target = { language: language as CodeLanguage, dialect: 'postgresql' } as const;
        return nodeId === undefined
          ? strategyCode(flow, target, () => reviews.ofFlow(flowId, flow))
          : nodeCode(flow, nodeId, target);
      }),
    translations: () =>
      reading(async () => {
        const all = await translations(await storage.tables(), { flowId, limit: mostListed });
        return all.map(({ at, request, planner, fallback, outcome, detail, plan }) => ({
          ...{ at, request, planner, outcome },
          ...(fallback !== undefined && { fallback }),
          ...(detail !== undefined && { detail }),
          commands: plan.map(({ type }) => type),
        }));
      }),
    datasets: () =>
      reading(async () =>
        (await datasets.list())
          .slice(0, mostListed)
          .map(({ id, name, symbol, exchange, timeframe, rows, from, to, source }) => ({
            ...{ id, name, symbol, exchange, timeframe, rows, from, to, source },
          })),
      ),
    changes: () =>
      reading(async () => {
        const { changeSets: sets } = await changeSets.of(flowId, assistant.id, mostListed);
        return sets.map(({ id, name, author, at, request, takenBack }) => ({
          ...{ id, name, by: author.name, at, takenBack },
          ...(request !== undefined && { request }),
        }));
      }),
    undoTarget: (changeSet) => changeSets.targetOf(flowId, changeSet, assistant.id),
  };
}

/** The conversation about a flow before a message, oldest first. */
export async function earlierMessages(
  flowId: string,
  before: string,
  { storage, proposals }: Pick<ChatParts, 'storage' | 'proposals'>,
): Promise<EarlierMessage[]> {
  const messages = await conversation(await storage.tables(), { flowId, limit: mostRemembered });
  const end = messages.findIndex(({ id }) => id === before);
  const outcomes = await proposals.outcomes(flowId);
  return messages.slice(0, end < 0 ? messages.length : end).map(({ from, text, data }) => {
    const { proposalId } = (data ?? {}) as { proposalId?: string };
    const proposal = proposalId === undefined ? undefined : outcomes.get(proposalId);
    return { from, text, ...(proposal && { proposal }) };
  });
}

/** Rules that were broken are answers. */
async function reading(read: () => Promise<unknown>): Promise<Read> {
  try {
    return { found: await read() };
  } catch (error) {
    if (!(error instanceof Problem)) return { refused: 'That can’t be read at the moment.' };
    return { refused: error.detail };
  }
}

function notHere(detail: string): Problem {
  return new Problem(404, 'not-here', detail);
}
