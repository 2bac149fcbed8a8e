import type { IndicatorKind } from '@strategy-builder/language';
import { formulaInputs, formulaOutputs } from '../graph/formula-ports.js';
import type { CatalogueKind } from './kind.js';

/** An indicator of the language as a function kind: its ports follow from its formula. */
export function indicatorKind(indicator: IndicatorKind): CatalogueKind {
  const constants = indicator.params
    .filter((param) => typeof param.default === 'number')
    .map((param) => param.name);
  return {
    type: 'function',
    kind: indicator.kind,
    title: indicator.title,
    description: indicator.description,
    params: indicator.params,
    inputs: formulaInputs(indicator.formula, constants).map(({ name, type }) => ({ name, type })),
    outputs: formulaOutputs(indicator.formula, constants),
    formula: indicator.formula,
    convention: indicator.convention,
    source: indicator.source,
  };
}
