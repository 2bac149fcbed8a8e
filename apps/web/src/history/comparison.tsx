import type { ChangedValue, FlowDifference, FlowEdge, Value } from '@strategy-builder/domain';
import { sentenceFor } from '../shared/api.js';
import { useComparison } from './versions-api.js';

/** What changed between two revisions, node by node, with the values before and after. */
export function Comparison({
  from,
  name,
  to,
  isPresent,
}: {
  from: number;
  name: string;
  to: number;
  isPresent: boolean;
}) {
  const { data, error } = useComparison({ from, to });
  return (
    <section className="comparison" aria-label="Comparison">
      <h3>
        From {name} (r{from}) to {isPresent ? 'now' : 'what is shown'} (r{to})
      </h3>
      {error && <p className="callout danger">{sentenceFor(error)}</p>}
      {data && <Lines difference={data} />}
    </section>
  );
}

function Lines({ difference: { flow, nodes, edges } }: { difference: FlowDifference }) {
  const count =
    flow.length +
    nodes.added.length +
    nodes.removed.length +
    nodes.changed.length +
    edges.added.length +
    edges.removed.length +
    edges.changed.length;
  if (count === 0) return <p className="faint">Nothing is different.</p>;
  return (
    <ul>
      {nodes.added.map(({ id, label, kind }) => (
        <li key={`+${id}`} className="added">
          <strong>Added</strong> {label} <span className="faint">{kind}</span>
        </li>
      ))}
      {nodes.removed.map(({ id, label, kind }) => (
        <li key={`-${id}`} className="removed">
          <strong>Removed</strong> {label} <span className="faint">{kind}</span>
        </li>
      ))}
      {nodes.changed.map(({ id, label, changes }) => (
        <li key={id}>
          <strong>Changed</strong> {label}
          <Values changes={changes} />
        </li>
      ))}
      {flow.length > 0 && (
        <li>
          <strong>Changed</strong> the strategy
          <Values changes={flow} />
        </li>
      )}
      {edges.added.map((edge) => (
        <li key={`+${edge.id}`} className="added">
          <strong>Connected</strong> {ends(edge)}
        </li>
      ))}
      {edges.removed.map((edge) => (
        <li key={`-${edge.id}`} className="removed">
          <strong>Disconnected</strong> {ends(edge)}
        </li>
      ))}
      {edges.changed.map(({ id, before, after }) => (
        <li key={id}>
          <strong>Reconnected</strong> {ends(before)} → {ends(after)}
        </li>
      ))}
    </ul>
  );
}

function Values({ changes }: { changes: readonly ChangedValue[] }) {
  return (
    <dl>
      {changes.map(({ key, before, after }) => (
        <div key={key}>
          <dt>{key.replace('params.', '').replaceAll('_', ' ')}</dt>
          <dd>
            {key === 'position' ? (
              'moved'
            ) : (
              <>
                <del>{before === undefined ? 'nothing' : words(before)}</del>
                <span className="visually-hidden"> became </span> <ins>{words(after)}</ins>
              </>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function words(value: Value): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function ends({ source, sourcePort, target, targetPort }: FlowEdge): string {
  return `${source}.${sourcePort} to ${target}.${targetPort}`;
}
