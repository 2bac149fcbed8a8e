import type { IndicatorKind } from '@strategy-builder/language';
import { namedInputs, namedOutputs, shapeOf } from '../graph/formula-ports.js';
import type { CatalogueKind } from './kind.js';

/** An indicator of the language as a function kind: its ports follow from its formula. */
export function indicatorKind(indicator: IndicatorKind): CatalogueKind {
  const constants = indicator.params
    .filter((param) => typeof param.default === 'number')
    .map((param) => param.name);
  const shape = shapeOf(indicator.formula, constants);
  return {
    type: 'function',
    kind: indicator.kind,
    title: indicator.title,
    description: indicator.description,
    params: indicator.params,
    inputs: namedInputs(shape).map(({ name, type }) => ({ name, type })),
    outputs: namedOutputs(shape),
    formula: indicator.formula,
    convention: indicator.convention,
    source: indicator.source,
  };
}
