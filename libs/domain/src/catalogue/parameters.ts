import { isStorable } from '../flow/checks.js';
import { type Refusal, refuse } from '../flow/refusals.js';
import type { Params, Value } from '../flow/state.js';
import type { CatalogueKind, KindParameter } from './kind.js';
import { checkOwnName, ownParameter } from './own-names.js';

const longestText = 200;

/** The range and default of a parameter, given the other parameters' values. */
export function parameterCase(
  parameter: KindParameter,
  params: Params,
): Pick<KindParameter, 'unit' | 'default' | 'minimum' | 'maximum'> {
  const choice = parameter.by && params[parameter.by.param];
  const chosen = typeof choice === 'string' ? parameter.by?.cases[choice] : undefined;
  return chosen ?? parameter;
}

/** The kind's parameters that mean something with the present choices. */
export function usedParameters(kind: CatalogueKind, params: Params): readonly KindParameter[] {
  return kind.params.filter(({ onlyFor }) => {
    const choice = onlyFor && params[onlyFor.param];
    return !onlyFor || (typeof choice === 'string' && onlyFor.choices.includes(choice));
  });
}

/** `given` with every missing parameter at its default, those left out that mean nothing with the present choices. */
export function completeParams(kind: CatalogueKind, given: Params): Params {
  const params: Record<string, Value> = { ...given };
  // Choices first: which parameters there are, and the default of a size, follow from its mode.
  const choices = kind.params.filter(({ by, onlyFor }) => !by && !onlyFor);
  for (const { name, default: standard } of choices) params[name] ??= standard;
  for (const parameter of usedParameters(kind, params))
    params[parameter.name] ??= parameterCase(parameter, params).default;
  return params;
}

/** `params` with −0 as 0. */
export function cleanParams(params: Params): Params {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'number' ? value + 0 : value]),
  );
}

/** Whether all of `params` are the kind's, of the right type and in range. */
export function checkParams(kind: CatalogueKind, params: Params): Refusal | null {
  for (const name of Object.keys(params)) {
    const known = kind.params.find((candidate) => candidate.name === name);
    const misnamed = known || !kind.ownParams ? null : checkOwnName(name, params);
    if (misnamed) return misnamed;
    const parameter = known ?? (kind.ownParams && ownParameter(name, 0));
    if (!parameter) {
      const known = kind.params.map((candidate) => candidate.name);
      const hint = known.length > 0 ? `it has ${known.join(', ')}` : 'it has none';
      const meant = meantParameter(name, known);
      const question = meant === undefined ? '' : ` Did you mean '${meant}'?`;
      return refuse(
        'unknown-parameter',
        `A ${kind.kind} node has no parameter '${name}'; ${hint}.${question}`,
        {
          name,
          known,
        },
      );
    }
    const refusal = checkParam(parameter, params);
    if (refusal) return refusal;
  }
  return null;
}

/** What people call parameters, by the catalogue's names. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  period: ['length', 'len', 'window', 'lookback', 'bars', 'n', 'span', 'duration'],
  k: ['deviations', 'stdev', 'std', 'multiplier', 'mult', 'factor'],
  symbol: ['asset', 'ticker', 'coin', 'pair', 'instrument'],
  exchange: ['venue', 'broker'],
  timeframe: ['interval', 'resolution', 'tf', 'barsize'],
  value: ['size', 'amount', 'percent', 'distance', 'level'],
  offset: ['distance', 'percent'],
  max_entries: ['entries', 'count'],
};

/** The parameter that a name means although it is another word for it: the length of an RSI is its period. */
function meantParameter(name: string, known: readonly string[]): string | undefined {
  return known.find((candidate) => otherNames[candidate]?.includes(name.toLowerCase()));
}

function checkParam(parameter: KindParameter, params: Params): Refusal | null {
  const { name } = parameter;
  const value = params[name];
  if (typeof value !== typeof parameter.default || (typeof value === 'number' && !Number.isFinite(value))) {
    return refuse('invalid-value', `${parameter.title} (${name}) must be ${nounOf(parameter.default)}.`, {
      name,
    });
  }
  if (typeof value === 'number') return checkNumber(parameter, value, params);
  if (typeof value === 'string') return checkChoice(parameter, value);
  return null;
}

function nounOf(example: KindParameter['default']): string {
  if (typeof example === 'number') return 'a finite number';
  return typeof example === 'string' ? 'a text' : 'true or false';
}

function checkNumber(parameter: KindParameter, value: number, params: Params): Refusal | null {
  const { minimum, maximum, unit } = parameterCase(parameter, params);
  const { name, title, integer } = parameter;
  const facts = { name, value, minimum, maximum };
  if (integer && !Number.isInteger(value)) {
    return refuse('parameter-out-of-range', `${title} (${name}) must be a whole number.`, facts);
  }
  if ((minimum !== undefined && value < minimum) || (maximum !== undefined && value > maximum)) {
    const range =
      minimum !== undefined && maximum !== undefined
        ? `between ${minimum} and ${maximum}`
        : minimum !== undefined
          ? `at least ${minimum}`
          : `at most ${maximum}`;
    return refuse(
      'parameter-out-of-range',
      `${title} (${name}) must be ${range}${unit && ` ${unit}`}.`,
      facts,
    );
  }
  return null;
}

function checkChoice(parameter: KindParameter, value: string): Refusal | null {
  const { name, title, choices } = parameter;
  if (choices) {
    if (choices.includes(value)) return null;
    return refuse('parameter-out-of-range', `${title} (${name}) must be one of ${choices.join(', ')}.`, {
      name,
      value,
      choices,
    });
  }
  if (value.length > longestText) {
    return refuse('text-too-long', `${title} (${name}) has at most ${longestText} characters.`, {
      name,
      length: value.length,
      limit: longestText,
    });
  }
  if (!isStorable(value)) {
    return refuse('invalid-value', `${title} (${name}) contains a NUL or a broken character; remove it.`, {
      name,
    });
  }
  return null;
}
