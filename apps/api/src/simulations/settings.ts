import type { Params } from '@strategy-builder/domain';

/** What a simulation is asked for; times are Unix milliseconds. */
export interface SimulationSettings {
  readonly from: number | null;
  readonly to: number | null;
  readonly cash: number;
  readonly feeBps: number;
  readonly slippageBps: number;
}

/** Settings as parameters of an event: what is not set is left out. */
export function storable({ from, to, ...numbers }: SimulationSettings): Params {
  return { ...numbers, ...(from !== null && { from }), ...(to !== null && { to }) };
}

export function readable(settings: Params): SimulationSettings {
  const number = (name: string) => (typeof settings[name] === 'number' ? settings[name] : null);
  return {
    from: number('from'),
    to: number('to'),
    cash: number('cash') ?? 10_000,
    feeBps: number('feeBps') ?? 10,
    slippageBps: number('slippageBps') ?? 5,
  };
}
