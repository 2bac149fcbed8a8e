import Anthropic from '@anthropic-ai/sdk';
import type { Plan, Planned, Planner, PlanRequest, PlanUsage } from '../planner.js';
import { rulesPlanner } from '../rules/rules-planner.js';
import { type Spending, TokenBudget } from './budget.js';
import { describeFlow } from './describe-flow.js';
import { costOf, type TokenPrices } from './price.js';
import { promptVersion, systemPrompt } from './prompt.js';
import { commandTools } from './tools/command-tools.js';
import { endingTools } from './tools/ending-tools.js';
import { readingTools } from './tools/reading-tools.js';
import { failed, runTool, type Tool, type ToolResult } from './tools/tool.js';
import { NoPlan, whyNot } from './why-not.js';
import { WorkingCopy } from './working-copy.js';

export interface ClaudeSettings {
  readonly apiKey: string;
  readonly baseUrl?: string;
  readonly model?: string;
  /** How long a request may take in all, retries included. */
  readonly timeoutMilliseconds: number;
  readonly tokensPerRequest: number;
  /** Counted in this process, by UTC day. */
  readonly tokensPerDay: number;
  /** Without them no cost is told. */
  readonly prices?: TokenPrices;
  readonly maxNodes: number;
  /** Unix milliseconds. */
  now(): number;
}

const defaultModel = 'claude-sonnet-5-5';
const longestTurn = 8_000;
const shortestTurn = 500;
const mostTurns = 16;

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
  const budget = new TokenBudget(settings.tokensPerRequest, settings.tokensPerDay, settings.now);
  return {
    name: 'claude',
    async plan(request, signal): Promise<Planned> {
      const deadline = AbortSignal.timeout(settings.timeoutMilliseconds);
      const stop = signal ? AbortSignal.any([signal, deadline]) : deadline;
      const spending = budget.start();
      const usage = (): PlanUsage => ({
        model,
        promptVersion,
        ...spending.tokens,
        ...(settings.prices && { cost: costOf(spending.tokens, settings.prices) }),
      });
      try {
        const plan = await converse(client, model, request, settings.maxNodes, spending, stop);
        return { plan, usage: usage() };
      } catch (error) {
        if (signal?.aborted) throw signal.reason;
        const reason = whyNot(error, deadline.aborted);
        const { plan } = await rulesPlanner.plan(request);
        return { plan, usage: usage(), instead: { planner: rulesPlanner.name, reason } };
      }
    },
  };
}

/** Turn by turn until the model ends it. @throws NoPlan, or what the SDK throws */
async function converse(
  client: Anthropic,
  model: string,
  { text, flow }: PlanRequest,
  maxNodes: number,
  spending: Spending,
  signal: AbortSignal,
): Promise<Plan> {
  const copy = new WorkingCopy(flow, maxNodes);
  const opening = JSON.stringify({ request: text, flow: describeFlow(flow) });
  const messages: Anthropic.MessageParam[] = [{ role: 'user', content: opening }];
  for (let turn = 0; turn < mostTurns; turn++) {
    const left = spending.left();
    if (left < shortestTurn) throw new NoPlan('the token budget is used up');
    const stream = client.messages.stream(
      {
        model,
        max_tokens: Math.min(longestTurn, left),
        system: [{ type: 'text', text: systemPrompt, cache_control: { type: 'ephemeral' } }],
        tools: [...tools.values()].map(described),
        messages,
      },
      { signal },
    );
    let message: Anthropic.Message;
    try {
      message = await stream.finalMessage();
    } catch (error) {
      // What a broken answer cost is spent all the same.
      if (stream.currentMessage) spending.add(stream.currentMessage.usage);
      throw error;
    }
    spending.add(message.usage);
    if (message.stop_reason !== 'tool_use') throw new NoPlan('its answer held no plan');
    const results: Anthropic.ToolResultBlockParam[] = [];
    for (const block of message.content) {
      if (block.type !== 'tool_use') continue;
      const result = call(block, copy);
      if (result.is === 'end') return result.plan;
      results.push({
        type: 'tool_result',
        tool_use_id: block.id,
        content: result.text,
        is_error: result.failed,
      });
    }
    if (results.length === 0) throw new NoPlan('its answer held no plan');
    messages.push({ role: 'assistant', content: message.content }, { role: 'user', content: results });
  }
  throw new NoPlan('it came to no end');
}

function call(block: Anthropic.ToolUseBlock, copy: WorkingCopy): ToolResult {
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
  return runTool(tool, input, copy);
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
