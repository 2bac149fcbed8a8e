import { strategyFamilies } from '@strategy-builder/domain';
import { useEffect, useRef, useState } from 'react';
import { useFlows } from '../header/flows-api.js';
import { Choice } from '../shared/choice.js';
import { openTranslations, type Shown } from './shown-translations.js';
import { outcomes } from './translations-api.js';

/** Claude was asked and gave no plan. */
const forClaude = 'for-claude';

const pauseAfterTyping = 250;

/** Narrows what is shown; every choice goes into the address. */
export function Filters({ shown }: { shown: Shown }) {
  const flows = useFlows(true);
  const known = flows.data ?? [];
  const flowNames = known.map(({ id, name }): [string, string] => [id, name]);
  if (shown.flowId && !known.some(({ id }) => id === shown.flowId))
    flowNames.push([shown.flowId, shown.flowId]);
  const change = (changed: Shown) => openTranslations({ ...shown, ...changed }, { replace: true });
  return (
    <search className="translations-filters" aria-label="Filter the translations">
      <SearchField value={shown.text ?? ''} onChange={(text) => change({ text })} />
      <Choice
        label="Strategy"
        value={shown.flowId}
        options={[['', 'All strategies'], ...flowNames]}
        onChange={(flowId) => change({ flowId })}
      />
      <Choice
        label="Outcome"
        value={shown.outcome}
        options={[['', 'Any outcome'], ...Object.entries(outcomes)]}
        onChange={(outcome) => change({ outcome })}
      />
      <Choice
        label="Planner"
        value={shown.fallbackFrom ? forClaude : shown.planner}
        options={[
          ['', 'Any planner'],
          ['rules', 'Rules'],
          ['claude', 'Claude'],
          [forClaude, 'Rules, for Claude'],
        ]}
        onChange={(planner) =>
          change(
            planner === forClaude ? { planner: '', fallbackFrom: 'claude' } : { planner, fallbackFrom: '' },
          )
        }
      />
      <Choice
        label="Family"
        value={shown.family}
        options={[['', 'Any kind'], ...strategyFamilies.map((family): [string, string] => [family, family])]}
        onChange={(family) => change({ family })}
      />
    </search>
  );
}

function SearchField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const [text, setText] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => setText(value), [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <input
      type="search"
      className="input"
      aria-label="Words of the request or the answer"
      placeholder="Search…"
      maxLength={200}
      value={text}
      onChange={(event) => {
        const typed = event.target.value;
        setText(typed);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => onChange(typed), pauseAfterTyping);
      }}
    />
  );
}
