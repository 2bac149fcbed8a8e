import { setTimeout } from 'node:timers/promises';
import type Anthropic from '@anthropic-ai/sdk';
import type { PlanStep } from '../planner.js';
import type { Spending, Turn } from './budget.js';
import { SpokenWords } from './spoken-words.js';
import { mayPass, NoPlan } from './why-not.js';

const longestTurn = 8_000;
const shortestTurn = 500;

/** More than the longest code takes as JSON: an answer that goes on is cut off. */
const longestTurnCharacters = 500_000;

/** Before an answer that the service broke off is asked for again; before an answer begins, the SDK sees to that. */
const pausesMilliseconds = [250, 1_000];

/** One stream, with no more tokens in its answer than it is given. */
type Ask = (maxTokens: number) => ReturnType<Anthropic['messages']['stream']>;

/** One answer of the model, asked for again when the service was overloaded. @throws NoPlan, or what the SDK throws */
export async function oneTurn(
  ask: Ask,
  spending: Spending,
  tell: (step: PlanStep) => void,
  signal: AbortSignal,
): Promise<Anthropic.Message> {
  for (let tries = 0; ; tries++) {
    const budget = spending.turn(longestTurn, shortestTurn);
    try {
      return await wholeAnswer(ask(budget.maxTokens), budget, tell);
    } catch (error) {
      const pause = pausesMilliseconds[tries];
      if (pause === undefined || !mayPass(error)) throw error;
      tell({ is: 'refused', text: 'Claude is overloaded and is asked again' });
      await setTimeout(pause, undefined, { signal });
    }
  }
}

/** An answer as it streams in. What a broken answer cost is spent all the same. */
async function wholeAnswer(
  stream: ReturnType<Ask>,
  budget: Turn,
  tell: (step: PlanStep) => void,
): Promise<Anthropic.Message> {
  let received = 0;
  let isTooLong = false;
  const words = new SpokenWords(tell);
  stream.on('streamEvent', (event: Anthropic.RawMessageStreamEvent) => {
    if (event.type === 'content_block_stop') words.end();
    if (event.type !== 'content_block_delta') return;
    if (event.delta.type === 'text_delta') words.hear(event.delta.text);
    received += lengthOf(event.delta);
    if (received <= longestTurnCharacters || isTooLong) return;
    isTooLong = true;
    stream.abort();
  });
  try {
    const message = await stream.finalMessage();
    budget.settle(message.usage);
    return message;
  } catch (error) {
    budget.settle(stream.currentMessage?.usage);
    throw isTooLong ? new NoPlan('its answer was too long') : error;
  }
}

function lengthOf(delta: Anthropic.RawContentBlockDelta): number {
  if (delta.type === 'text_delta') return delta.text.length;
  return delta.type === 'input_json_delta' ? delta.partial_json.length : 0;
}
