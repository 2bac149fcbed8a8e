import { Tabs } from 'radix-ui';
import { costsOf } from '../simulation/cost-fields.js';
import type { DoneSimulation } from '../simulation/simulation-api.js';
import { LuckPage } from './luck-page.js';
import { MonteCarloCheck } from './monte-carlo-check.js';
import { CostStressCheck, LookAheadCheck, OneBarLateCheck, WarmUpCheck } from './plain-checks.js';
import './robustness.css';
import type { CheckSettings } from './robustness-api.js';
import { type Section, showSection, useRobustnessView } from './robustness-view.js';
import { SweepCheck } from './sweep-check.js';
import { WalkForwardCheck } from './walk-forward-check.js';

const sections: readonly { readonly id: Section; readonly title: string }[] = [
  { id: 'luck', title: 'Luck' },
  { id: 'sweep', title: 'Parameter sweep' },
  { id: 'walk-forward', title: 'Walk-forward' },
  { id: 'monte-carlo', title: 'Monte Carlo' },
  { id: 'cost-stress', title: 'Higher costs' },
  { id: 'one-bar-late', title: 'One bar late' },
  { id: 'warm-up', title: 'Warm-up' },
  { id: 'look-ahead', title: 'Look-ahead proof' },
];

/** Whether a result would survive other numbers, other bars, other costs and a count of the attempts. */
export function RobustnessTab({ simulation }: { simulation: DoneSimulation }) {
  const section = useRobustnessView((state) => state.section);
  const settings = settingsOf(simulation);
  return (
    <Tabs.Root
      className="robustness"
      orientation="vertical"
      value={section}
      onValueChange={(chosen) => showSection(chosen as Section)}
    >
      <Tabs.List className="robustness-list" aria-label="Checks of robustness">
        {sections.map(({ id, title }) => (
          <Tabs.Trigger key={id} value={id}>
            {title}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      <Tabs.Content key={section} value={section} className="robustness-content" tabIndex={-1}>
        {pageOf(section, simulation.id, settings)}
      </Tabs.Content>
    </Tabs.Root>
  );
}

function pageOf(section: Section, simulation: string, settings: CheckSettings) {
  switch (section) {
    case 'luck':
      return <LuckPage simulation={simulation} />;
    case 'sweep':
      return <SweepCheck settings={settings} />;
    case 'walk-forward':
      return <WalkForwardCheck settings={settings} />;
    case 'monte-carlo':
      return <MonteCarloCheck settings={settings} />;
    case 'cost-stress':
      return <CostStressCheck settings={settings} />;
    case 'one-bar-late':
      return <OneBarLateCheck settings={settings} />;
    case 'warm-up':
      return <WarmUpCheck settings={settings} />;
    case 'look-ahead':
      return <LookAheadCheck settings={settings} />;
    default:
      return section satisfies never;
  }
}

/** Checks run on the data, the period and the costs of the simulation that is shown. */
function settingsOf({ datasets = {}, settings = {} }: DoneSimulation): CheckSettings {
  const number = (name: string): number | undefined =>
    typeof settings[name] === 'number' ? settings[name] : undefined;
  const from = number('from');
  const to = number('to');
  return {
    datasets,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    cash: number('cash') ?? 10_000,
    ...costsOf(settings),
  };
}
