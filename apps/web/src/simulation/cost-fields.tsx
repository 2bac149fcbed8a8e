import { useState } from 'react';
import { FeeFields, feesIn } from './fee-fields.js';
import { Field } from './field.js';
import type { Costs, SlippageModel } from './simulation-api.js';

const models: Readonly<Record<SlippageModel, { readonly title: string; readonly loses: string }>> = {
  bps: { title: 'Of the price', loses: 'Slippage' },
  half_spread: { title: 'Half a spread', loses: 'Spread' },
  volume_share: { title: 'By share of volume', loses: 'Slippage' },
};

const bps = { unit: 'bps', type: 'number', min: 0, max: 9_999, step: 'any' } as const;

/** What trading on these exchanges costs. */
export function CostFields({ id, venues }: { id: string; venues: readonly string[] }) {
  const [model, setModel] = useState<SlippageModel>('bps');
  return (
    <>
      <FeeFields id={id} venues={venues} />
      <div className="settings-pair">
        <Field
          {...bps}
          id={`${id}-slippage`}
          name="slippageBps"
          label={models[model].loses}
          defaultValue={5}
          required
        />
        <div className="field">
          <label htmlFor={`${id}-model`}>Slippage is</label>
          <select
            id={`${id}-model`}
            name="slippageModel"
            className="input"
            value={model}
            onChange={(event) => setModel(event.target.value as SlippageModel)}
          >
            {Object.entries(models).map(([name, { title }]) => (
              <option key={name} value={name}>
                {title}
              </option>
            ))}
          </select>
        </div>
      </div>
      {model === 'volume_share' && (
        <div className="settings-pair">
          <Field
            id={`${id}-impact`}
            name="priceImpact"
            label="Price impact"
            type="number"
            defaultValue={0.1}
            min={0}
            max={10}
            step="any"
            required
            title="The fraction of the price that is lost is this × (units / volume of the bar before)²."
          />
          <Field
            id={`${id}-volume`}
            name="volumeLimitPercent"
            label="Takes at most"
            unit="% of volume"
            type="number"
            defaultValue={2.5}
            min={0.01}
            max={100}
            step="any"
            required
          />
        </div>
      )}
      {venues.some((venue) => venue.endsWith(':perpetual')) && (
        <Field
          {...bps}
          id={`${id}-funding`}
          name="fundingBps"
          label="Funding where the data has none"
          unit="bps / 8 h"
          defaultValue={1}
          min={-9_999}
          required
        />
      )}
    </>
  );
}

/** The costs that a form states: fields that are there and not empty. */
export function costsIn(fields: FormData): Costs {
  const numbers = ['priceImpact', 'volumeLimitPercent', 'fundingBps'].flatMap((name) => {
    const text = String(fields.get(name) ?? '').trim();
    return text === '' ? [] : [[name, Number(text)] as const];
  });
  return {
    ...feesIn(fields),
    slippageBps: Number(fields.get('slippageBps')),
    slippageModel: fields.get('slippageModel') as SlippageModel,
    ...Object.fromEntries(numbers),
  };
}

/** The costs of a simulation that was asked for, to ask for the same again. */
export function costsOf(settings: Readonly<Record<string, unknown>>): Costs {
  const names = ['feeBps', 'makerFeeBps', 'slippageBps', 'priceImpact', 'volumeLimitPercent', 'fundingBps'];
  const stated = names.flatMap((name) =>
    typeof settings[name] === 'number' ? [[name, settings[name]] as const] : [],
  );
  const { slippageModel: model, venueFees } = settings;
  return {
    feeBps: 10,
    slippageBps: 5,
    slippageModel: typeof model === 'string' && model in models ? (model as SlippageModel) : 'bps',
    ...(venueFees !== undefined && { venueFees: venueFees as NonNullable<Costs['venueFees']> }),
    ...Object.fromEntries(stated),
  };
}

/** How a simulation's slippage reads on the page of assumptions. */
export function slippageWords({
  slippageBps,
  slippageModel,
  priceImpact,
  volumeLimitPercent,
}: Costs): string {
  if (slippageModel === 'half_spread') return `half of a spread of ${slippageBps} bps`;
  if (slippageModel === 'bps') return `${slippageBps} bps a side`;
  return `${slippageBps} bps a side and an impact of ${priceImpact} × the square of the share of volume, at most ${volumeLimitPercent} % of it`;
}
