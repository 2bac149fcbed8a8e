import { claudePlanner } from '@strategy-builder/ai';
import type { Flow } from '@strategy-builder/domain';
import { readConfig } from '../config/config.js';
import { runCommand } from './run-command.js';

const request = 'Buy when RSI(14) crosses above 30, sell when it crosses below 70, with a stop loss of 5%';
const flow: Flow = {
  name: 'Live call',
  description: '',
  archived: false,
  nodes: {
    btc_price: {
      ...{ id: 'btc_price', type: 'data', kind: 'price', label: 'BTC price', description: '' },
      params: { symbol: 'BTC/USDT', exchange: 'binance', timeframe: '1d', market: 'spot' },
      position: { x: 0, y: 0 },
    },
  },
  edges: {},
};

// npm run claude:live: one request to the real service, about a flow of one node; nothing is stored.

await runCommand(async () => {
  const { claude, maxNodes } = readConfig(process.env);
  if (!claude) return fails('ANTHROPIC_API_KEY is not set: no call was made.');
  const started = performance.now();
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  say(`Request: ${request}`);
  const { plan, usage, instead } = await claudePlanner({ ...claude, maxNodes, now: Date.now }).plan({
    text: request,
    flow,
    onStep: ({ is, text }) => say(`  ${is.padEnd(7)} ${text.trim()}`),
  });
  say(`Duration: ${Math.round(performance.now() - started)} ms`);
  if (usage) {
    const { model, inputTokens, outputTokens, cachedReadTokens, cachedWriteTokens } = usage;
    say(`Model: ${model}`);
    say(
      `Tokens: ${inputTokens} in (${cachedReadTokens} read from the cache, ${cachedWriteTokens} written to it), ${outputTokens} out`,
    );
  }
  if (instead) return fails(`Claude gave no plan: ${instead.reason}.`);
  say(JSON.stringify(plan, null, 2));
});

function fails(words: string): void {
  process.stderr.write(`${words}\n`);
  process.exitCode = 1;
}
