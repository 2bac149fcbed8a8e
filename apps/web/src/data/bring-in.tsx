import { Tabs } from 'radix-ui';
import { ExchangeForm } from './exchange-form.js';
import { ImportForm } from './import-form.js';
import { SyntheticForm } from './synthetic-form.js';

/** The three ways to bring in market data. */
export function BringIn() {
  return (
    <section className="import" aria-label="Bring in data">
      <Tabs.Root defaultValue="file" className="import-content">
        <Tabs.List className="segments" aria-label="Where the bars come from">
          <Tabs.Trigger value="file">File</Tabs.Trigger>
          <Tabs.Trigger value="exchange">Exchange</Tabs.Trigger>
          <Tabs.Trigger value="synthetic">Synthetic</Tabs.Trigger>
        </Tabs.List>
        <Tabs.Content value="file" className="import-content">
          <ImportForm />
        </Tabs.Content>
        <Tabs.Content value="exchange" className="import-content">
          <ExchangeForm />
        </Tabs.Content>
        <Tabs.Content value="synthetic" className="import-content">
          <SyntheticForm />
        </Tabs.Content>
      </Tabs.Root>
    </section>
  );
}
