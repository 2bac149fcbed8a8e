import type { Flow } from '@strategy-builder/domain';
import type { Plan } from '../../planner.js';
import { addData } from '../build/build-strategy.js';
import { ConditionCompiler } from '../build/compile-condition.js';
import { GraphDraft } from '../build/graph-draft.js';
import { NotExpressible } from '../build/not-expressible.js';
import { explain } from '../explain/explain.js';
import type { Lexeme } from '../lex/lexeme.js';
import { readRequest } from '../parse/read-request.js';
import { Reader } from '../parse/reader.js';
import { compare, numberSeries } from '../request/expression.js';

/** `Trade BTC. It computes RSI(14). There are no rules yet.`: prices and indicators, and nothing that trades on them. */
export function planWithoutRules(lexemes: readonly Lexeme[], text: string, flow: Flow): Plan | null {
  if (!lexemes.some(({ is }) => is === 'no-rules')) return null;
  const request = readRequest(new Reader(lexemes, text));
  const [symbol = 'BTC/USDT', ...others] = request.assets;
  const timeframe = request.timeframe ?? '1d';
  const empty: Flow = { ...flow, nodes: {}, edges: {} };
  const draft = new GraphDraft(empty);
  const ground = { timeframe, venue: request.venue, market: request.market };
  const dataNode = addData(draft, ground, symbol);
  for (const other of others) addData(draft, ground, other);
  const compiler = new ConditionCompiler(draft, { dataNode, timeframe }, () => dataNode);
  try {
    for (const series of request.declared) compiler.formula(compare(series, '>', numberSeries(0)));
  } catch (error) {
    if (error instanceof NotExpressible)
      return { status: 'refused', reason: `This cannot be built: ${error.message}.` };
    throw error;
  }
  return {
    status: 'plan',
    title: request.name ?? `Prices of ${symbol}`,
    summary: explain(draft.asFlow(empty)),
    commands: draft.commandsFrom(empty),
    assumptions: request.notes.map((note) => ({ ...note, nodeId: dataNode })),
    left: request.left.map((part) => part.text),
    newStrategy: true,
  };
}
