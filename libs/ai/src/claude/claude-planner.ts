import Anthropic from '@anthropic-ai/sdk';
import { freePosition } from '@strategy-builder/domain';
import {
  calledOff,
  type Plan,
  type Planned,
  type Planner,
  type PlanRequest,
  type PlanStep,
} from '../planner.js';
import { rulesPlanner } from '../rules/rules-planner.js';
import { type Spending, TokenBudget, type TokenLimits } from './budget.js';
import { oneTurn } from './one-turn.js';
import { cached, opening } from './opening.js';
import { costOf, type TokenPrices } from './price.js';
import { promptVersion, systemPrompt } from './prompt.js';
import { commandTools } from './tools/command-tools.js';
import { endingTools } from './tools/ending-tools.js';
import { readingTools } from './tools/reading-tools.js';
import { type Desk, failed, runTool, type Tool, type ToolResult } from './tools/tool.js';
import { NoPlan, noPlanOf, whyNot } from './why-not.js';
import { WorkingCopy } from './working-copy.js';

export interface ClaudeSettings extends TokenLimits {
  readonly apiKey: string;
  readonly baseUrl?: string;
  readonly model?: string;
  /** How long a request may take in all, retries included. */
  readonly timeoutMilliseconds: number;
  /** Without them no cost is told. */
  readonly prices?: TokenPrices;
  readonly maxNodes: number;
}

const defaultModel = 'claude-sonnet-5-5';
const mostTurns = 16;

const readingNames: ReadonlySet<string> = new Set(readingTools.map(({ name }) => name));
const tools: ReadonlyMap<string, Tool> = new Map(
  [...readingTools, ...commandTools, ...endingTools].map((tool) => [tool.name, tool]),
);

/**
 * Plans with Claude. When it is unavailable, too slow, over its budget or makes no sense, the rules planner answers
 * instead, and the result says so.
 */
export function claudePlanner(settings: ClaudeSettings): Planner {
  const client = new Anthropic({
    apiKey: settings.apiKey,
    maxRetries: 2,
    timeout: settings.timeoutMilliseconds,
    logLevel: 'off',
    ...(settings.baseUrl && { baseURL: settings.baseUrl }),
  });
  const model = settings.model ?? defaultModel;
  const budget = new TokenBudget(settings);
  return {
    name: 'claude',
    async plan(request, signal): Promise<Planned> {
      const deadline = AbortSignal.timeout(settings.timeoutMilliseconds);
      const stop = signal ? AbortSignal.any([signal, deadline]) : deadline;
      let spending: Spending | undefined;
      const usage = () =>
        spending && {
          usage: {
            model,
            promptVersion,
            ...spending.tokens,
            ...(settings.prices && { cost: costOf(spending.tokens, settings.prices) }),
          },
        };
      try {
        spending = await budget.start();
        const plan = await converse(client, model, request, settings.maxNodes, spending, stop);
        return { plan, ...usage() };
      } catch (error) {
        if (signal?.aborted) return { plan: calledOff, ...usage() };
        const reason = whyNot(error, deadline.aborted);
        request.onStep?.({
          is: 'refused',
          text: `Claude gave no plan (${reason}); the rules planner answers`,
        });
        const { plan } = await rulesPlanner.plan(request);
        return { plan, ...usage(), instead: { planner: rulesPlanner.name, reason } };
      }
    },
  };
}

/** Turn by turn until the model ends it. @throws NoPlan, or what the SDK throws */
async function converse(
  client: Anthropic,
  model: string,
  request: PlanRequest,
  maxNodes: number,
  spending: Spending,
  signal: AbortSignal,
): Promise<Plan> {
  const desk: Desk = { ...request, copy: new WorkingCopy(request.flow, maxNodes) };
  const tell = request.onStep ?? (() => {});
  const position = freePosition(request.flow, 'strategy');
  tell({ is: 'reads', text: 'Asks Claude', at: { nodes: [], position } });
  const messages = opening(request, (await request.earlier?.()) ?? []);
  for (let turn = 0; turn < mostTurns; turn++) {
    const ask = (maxTokens: number) =>
      client.messages.stream({ model, max_tokens: maxTokens, ...fixedPart, messages }, { signal });
    const message = await oneTurn(ask, spending, tell, signal);
    if (message.stop_reason !== 'tool_use') throw noPlanOf(message.stop_reason);
    const results: Anthropic.ToolResultBlockParam[] = [];
    for (const block of message.content) {
      if (block.type !== 'tool_use') continue;
      const result = await unlessAborted(call(block, desk), signal);
      if (result.is === 'end') return result.plan;
      const { steps, at } = result;
      for (const text of steps) tell({ is: stepKind(block.name, result.failed), text, ...(at && { at }) });
      results.push({
        type: 'tool_result',
        tool_use_id: block.id,
        content: result.text,
        is_error: result.failed,
      });
    }
    if (results.length === 0) throw noPlanOf(null);
    // One breakpoint moves along with the conversation; those of the beginning stay.
    if (turn > 0) uncache(messages.at(-1)!);
    results[results.length - 1] = { ...results.at(-1)!, ...cached };
    messages.push(
      { role: 'assistant', content: sayable(message.content) },
      { role: 'user', content: results },
    );
  }
  throw new NoPlan('it came to no end');
}

/** What the model said, as the service takes it back: no empty text, every input an object. */
function sayable(content: readonly Anthropic.ContentBlock[]): Anthropic.ContentBlockParam[] {
  return content.flatMap((block): Anthropic.ContentBlockParam[] => {
    if (block.type === 'text') return block.text.trim() === '' ? [] : [{ type: 'text', text: block.text }];
    if (block.type !== 'tool_use') return [block as Anthropic.ContentBlockParam];
    const { id, name, input } = block;
    const isObject = typeof input === 'object' && input !== null && !Array.isArray(input);
    return [{ type: 'tool_use', id, name, input: isObject ? input : {} }];
  });
}

/** Whatever a tool is waiting for, a request that was called off or took too long ends now. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let abort = (): void => {};
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort);
  });
  try {
    signal.throwIfAborted();
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

function stepKind(tool: string, isFailed: boolean): PlanStep['is'] {
  if (isFailed) return 'refused';
  return readingNames.has(tool) ? 'reads' : 'plans';
}

function uncache(message: Anthropic.MessageParam): void {
  if (typeof message.content === 'string') return;
  for (const block of message.content) if ('cache_control' in block) delete block.cache_control;
}

async function call(block: Anthropic.ToolUseBlock, desk: Desk): Promise<ToolResult> {
  const tool = tools.get(block.name);
  if (!tool) return failed('There is no such tool.');
  let input: unknown;
  try {
    // The SDK completes JSON that breaks off: half an input must not become a command.
    const { __json_buf: written } = block as { __json_buf?: string };
    input = written ? JSON.parse(written) : block.input;
  } catch {
    return failed('The input was no JSON.');
  }
  return runTool(tool, input, desk);
}

function described({ name, description, fields, required }: Tool): Anthropic.Tool {
  return {
    name,
    description,
    input_schema: {
      type: 'object',
      properties: fields,
      required: [...required],
      additionalProperties: false,
    },
  };
}

/** Tools and system prompt: the same bytes for every request, read from the cache. */
const fixedPart = {
  tools: [...tools.values()].map(described),
  system: [{ type: 'text', text: systemPrompt, ...cached }],
} satisfies Partial<Anthropic.MessageStreamParams>;
