import type { Flow } from '@strategy-builder/domain';
import type { Plan } from '../../planner.js';
import type { Lexeme } from '../lex/lexeme.js';
import { readRequest } from '../parse/read-request.js';
import { Reader } from '../parse/reader.js';
import { planLegs } from '../plan-legs.js';
import type { StrategyRequest } from '../request/strategy-request.js';
import { type SettledStrategy, settle } from '../settle/settle.js';

/** `Leg 1: trade BTC … Leg 2: trade ETH …`: legs that are told one after the other; null when there is only one. */
export function planNumberedLegs(lexemes: readonly Lexeme[], text: string, flow: Flow): Plan | null {
  const starts = lexemes.flatMap((lexeme, at) => (startsLeg(lexemes, at) && lexeme.is === 'leg' ? [at] : []));
  if (starts.length < 2) return null;
  const requests = starts.map((from, place): StrategyRequest => {
    const told = lexemes.slice(from + 3, starts[place + 1] ?? lexemes.length);
    return readRequest(new Reader(told, text));
  });
  const legs: SettledStrategy[] = [];
  for (const [place, request] of requests.entries()) {
    const settlement = settle(request, { timeframe: '1d', symbol: 'BTC/USDT' });
    if (settlement.is !== 'settled') {
      return {
        status: 'clarify',
        question: `When should leg ${place + 1} enter?`,
        choices: [`Leg ${place + 1}: buy when RSI falls below 30`],
      };
    }
    legs.push(settlement.strategy);
  }
  const notes = requests.flatMap((request) => request.notes);
  const left = requests.flatMap((request) => request.left);
  return planLegs(legs, { title: requests[0]?.name ?? null, notes, left }, flow);
}

/** "Leg 1:" at the start of a line or sentence. */
function startsLeg(lexemes: readonly Lexeme[], at: number): boolean {
  const number = lexemes[at + 1];
  const colon = lexemes[at + 2];
  return number?.is === 'number' && colon?.is === 'mark' && colon.mark === 'colon';
}
