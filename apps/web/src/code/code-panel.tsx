import { isPython, nodesOf } from '@strategy-builder/domain';
import { lazy, Suspense, useId, useState } from 'react';
import { selectNodes } from '../canvas/canvas-store.js';
import { currentSelection } from '../canvas/selection.js';
import { useLive } from '../live/use-live.js';
import { ApiProblem, sentenceFor } from '../shared/api.js';
import { Icon } from '../shared/icons.js';
import { usePanels } from '../shared/panels.js';
import { useCode } from './code-api.js';
import { useCodeTarget } from './code-target.js';
import { CodeView } from './code-view.js';
import './code.css';
import { CopyButton } from './copy-button.js';
import { LanguageChoice } from './language-choice.js';

const PythonWorkbench = lazy(() => import('../python/python-workbench.js'));

/** The strategy as one module or query, or any node of it. */
export default function CodePanel() {
  const flow = useLive((state) => state.flow);
  const [nodeId, setNodeId] = useState(() => currentSelection().nodes[0] ?? '');
  const chosen = nodeId !== '' && flow.nodes[nodeId] ? nodeId : undefined;
  const node = chosen === undefined ? undefined : flow.nodes[chosen];
  const python = node && isPython(node) ? node : undefined;
  const code = useCode(chosen);
  const { chosen: language } = useCodeTarget();
  const choiceId = useId();
  const name = chosen ?? slugOf(flow.name);

  return (
    <div className="code-panel">
      <div className="code-head">
        <label htmlFor={choiceId} className="visually-hidden">
          Part of the strategy
        </label>
        <select
          id={choiceId}
          className="input"
          value={chosen ?? ''}
          onChange={(event) => setNodeId(event.target.value)}
        >
          <option value="">Whole strategy</option>
          {nodesOf(flow).map((node) => (
            <option key={node.id} value={node.id}>
              {node.label}
            </option>
          ))}
        </select>
        {!python && <LanguageChoice />}
        <span className="faint code-about">
          {python
            ? 'Written by hand. Here it runs in the sandbox only.'
            : chosen === undefined
              ? language.strategy
              : language.node}
        </span>
        {code.data && !code.error && (
          <span className="code-actions">
            <CopyButton text={code.data.source} />
            <button
              type="button"
              className="button"
              onClick={() => save(`${name}.${python ? 'py' : language.extension}`, code.data.source)}
            >
              <Icon name="download" size={14} />
              Download
            </button>
          </span>
        )}
      </div>
      {python ? (
        <Suspense fallback={<p className="inspector-hint">Loading the editor…</p>}>
          <PythonWorkbench key={python.id} node={python} />
        </Suspense>
      ) : code.error ? (
        <CodeProblem error={code.error} />
      ) : code.data ? (
        <CodeView
          source={code.data.source}
          language={language.language}
          label={`Generated ${language.title}`}
          numbered
        />
      ) : (
        <p className="inspector-hint">Writing the {language.title}…</p>
      )}
    </div>
  );
}

function CodeProblem({ error }: { error: Error }) {
  const showDock = usePanels((state) => state.showDock);
  const { title } = useCodeTarget((state) => state.chosen);
  const named = error instanceof ApiProblem ? error.facts.node : undefined;
  const node = useLive(({ flow }) => (typeof named === 'string' ? flow.nodes[named] : undefined));
  const isRefused =
    error instanceof ApiProblem && ['not-expressible', 'code-not-carried'].includes(error.code);
  return (
    <div className="empty">
      <strong>{isRefused ? `Not in generated ${title}` : 'There is no code yet'}</strong>
      <p>{sentenceFor(error)}</p>
      {isRefused && node && (
        <button
          type="button"
          className="button"
          onClick={() => {
            selectNodes([node.id]);
            usePanels.getState().revealCanvas();
          }}
        >
          Show {node.label}
        </button>
      )}
      {error instanceof ApiProblem && error.status === 422 && !isRefused && (
        <button type="button" className="button" onClick={() => showDock('problems')}>
          See the problems
        </button>
      )}
    </div>
  );
}

function save(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

function slugOf(name: string): string {
  return (
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^_+|_+$/g, '') || 'strategy'
  );
}
