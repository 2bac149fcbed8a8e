import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { PageHeader } from '../header/page-header.js';
import { Icon } from '../shared/icons.js';
import { FailureList } from './failure-list.js';
import { Filters } from './filters.js';
import { useShown } from './shown-translations.js';
import { SummaryTiles, UsageLists } from './summary-view.js';
import { TranslationTable } from './translation-table.js';
import './translations.css';
import { exportAddress, useSummary } from './translations-api.js';

/** What people asked for in words, what became of it, and what there is to learn from. */
export default function TranslationsPage() {
  const shown = useShown();
  const summary = useSummary(shown);
  const queries = useQueryClient();
  useEffect(() => {
    document.title = 'Translation history · Strategy Builder';
  }, []);
  return (
    <div className="translations">
      <PageHeader title="Translation history" {...(shown.flowId !== undefined && { flowId: shown.flowId })} />
      <main className="translations-body">
        <div className="translations-bar">
          <Filters shown={shown} />
          <button
            type="button"
            className="button"
            onClick={() => void queries.invalidateQueries({ queryKey: ['translations'] })}
          >
            Refresh
          </button>
          {(['csv', 'jsonl'] as const).map((format) => (
            <a key={format} className="button" href={exportAddress(shown, format)} download>
              <Icon name="download" size={14} />
              {format === 'csv' ? 'CSV' : 'JSON lines'}
            </a>
          ))}
        </div>
        {summary.data && summary.data.requests > 0 && (
          <>
            <SummaryTiles summary={summary.data} />
            <div className="translations-columns">
              <UsageLists summary={summary.data} />
              <FailureList failures={summary.data.failures} />
            </div>
          </>
        )}
        <TranslationTable shown={shown} />
      </main>
    </div>
  );
}
