import { type Flow, nodesOf, parameterCase, parametersOf } from '@strategy-builder/domain';

/** A number of a node that a sweep can vary, with its present value and its limits. */
export interface Sweepable {
  readonly node: string;
  readonly parameter: string;
  /** As people read it: "RSI 14 · Period". */
  readonly title: string;
  readonly value: number;
  readonly integer: boolean;
  readonly minimum: number;
  readonly maximum: number;
}

/** The steps of one axis as a form holds them. */
export interface AxisDraft {
  readonly node: string;
  readonly parameter: string;
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

const order: readonly string[] = ['function', 'strategy', 'risk', 'execution'];

/** Every number of the flow's nodes that is not about data; those of indicators come first. */
export function sweepablesOf(flow: Flow): Sweepable[] {
  return nodesOf(flow)
    .filter(({ type }) => type !== 'data')
    .sort((a, b) => order.indexOf(a.type) - order.indexOf(b.type))
    .flatMap((node) =>
      parametersOf(node)
        .filter((spec) => typeof (node.params[spec.name] ?? spec.default) === 'number')
        .map((spec) => {
          const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = parameterCase(
            spec,
            node.params,
          );
          return {
            node: node.id,
            parameter: spec.name,
            title: `${node.label} · ${spec.title}`,
            value: Number(node.params[spec.name] ?? spec.default),
            integer: spec.integer === true,
            minimum,
            maximum,
          };
        }),
    );
}

/** About ten steps around the present value, from half of it to twice it, inside the parameter's limits. */
export function usualAxis({ node, parameter, value, integer, minimum, maximum }: Sweepable): AxisDraft {
  const size = Math.abs(value) || 1;
  const step = niceStep(size / 6, integer);
  const below = Math.floor((value - Math.max(minimum, value - size / 2)) / step + 1e-9);
  const above = Math.floor((Math.min(maximum, value + size) - value) / step + 1e-9);
  return { node, parameter, from: clean(value - below * step), to: clean(value + above * step), step };
}

/** How many values an axis has; 0 when its numbers make no sense. */
export function valuesOfAxis({ from, to, step }: AxisDraft): number {
  if (![from, to, step].every(Number.isFinite) || step <= 0 || to < from) return 0;
  return Math.floor((to - from) / step + 1e-9) + 1;
}

/** 1, 2 or 5 times a power of ten, the nearest one. */
function niceStep(about: number, integer: boolean): number {
  const power = 10 ** Math.floor(Math.log10(about));
  const nice = [1, 2, 5, 10]
    .map((factor) => clean(factor * power))
    .reduce((best, one) => (Math.abs(Math.log(one / about)) < Math.abs(Math.log(best / about)) ? one : best));
  return integer ? Math.max(1, Math.round(nice)) : nice;
}

function clean(value: number): number {
  return Number(value.toPrecision(12));
}
