import { indicators } from '@strategy-builder/language';
import type { NodeType } from '../flow/state.js';
import { dataKinds } from './data-kinds.js';
import { executionKinds } from './execution-kinds.js';
import { functionKinds } from './function-kinds.js';
import { indicatorKind } from './indicator-kind.js';
import type { CatalogueKind } from './kind.js';
import { riskKinds } from './risk-kinds.js';
import { strategyKinds } from './strategy-kinds.js';

export type DataKind = keyof typeof dataKinds;
export type StrategyKind = keyof typeof strategyKinds;
export type RiskKind = keyof typeof riskKinds;
export type ExecutionKind = keyof typeof executionKinds;

/** Every kind that can be put on a canvas, data first, execution last. */
export const catalogue: readonly CatalogueKind[] = [
  ...Object.values<CatalogueKind>(dataKinds),
  ...indicators.map(indicatorKind),
  ...Object.values<CatalogueKind>(functionKinds),
  ...Object.values<CatalogueKind>(strategyKinds),
  ...Object.values<CatalogueKind>(riskKinds),
  ...Object.values<CatalogueKind>(executionKinds),
];

const byName = new Map(catalogue.map((entry) => [`${entry.type}/${entry.kind}`, entry]));

/** The catalogue's entry for a kind of a type, or undefined: `findKind('function', 'rsi')`. */
export function findKind(type: NodeType, kind: string): CatalogueKind | undefined {
  return byName.get(`${type}/${kind}`);
}
