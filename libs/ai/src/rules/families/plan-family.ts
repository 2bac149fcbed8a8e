import type { Flow } from '@strategy-builder/domain';
import type { Plan } from '../../planner.js';
import type { Lexeme } from '../lex/lexeme.js';
import { planAcrossVenues } from './across-venues.js';
import { planCarry } from './carry.js';
import { planGrid } from './grid.js';
import { planLegsByMarket } from './legs-by-market.js';
import { planNumberedLegs } from './legs-by-number.js';
import { planLegsUnderHeadings } from './legs-under-headings.js';
import { planNamedPurchases } from './purchases/plan-purchases.js';
import { planRotation } from './rotation/plan-rotation.js';
import { planSeasonal } from './seasonal.js';
import { planSwitch } from './switch.js';
import { planWeights } from './weights/plan-weights.js';
import { planWithoutRules } from './without-rules.js';
import { planWithoutSimulation } from './without-simulation.js';

/** A plan for a request of a family with a grammar of its own; null for rules on one market, and for pairs. */
export function planFamily(lexemes: readonly Lexeme[], text: string, flow: Flow): Plan | null {
  return (
    planNumberedLegs(lexemes, text, flow) ??
    planLegsUnderHeadings(lexemes, text, flow) ??
    planLegsByMarket(lexemes, text, flow) ??
    planWithoutRules(lexemes, text, flow) ??
    planWithoutSimulation(lexemes, text, flow) ??
    planCarry(lexemes, text, flow) ??
    planAcrossVenues(lexemes, text, flow) ??
    planGrid(lexemes, text, flow) ??
    planWeights(lexemes, text, flow) ??
    planSeasonal(lexemes, text, flow) ??
    planSwitch(lexemes, text, flow) ??
    planNamedPurchases(lexemes, text, flow) ??
    planRotation(lexemes, text, flow)
  );
}
