import { type FlowNode, inputPortsInFlow, nodesOf, outputPorts } from '@strategy-builder/domain';
import { useMemo } from 'react';
import { connectCommands } from '../canvas/can-take.js';
import { selectNodes } from '../canvas/canvas-store.js';
import { useEditable, useShownFlow } from '../history/viewed-revision.js';
import { usePerform } from '../live/use-perform.js';
import { IconButton } from '../shared/icon-button.js';

/** Where the node's inputs come from and where its outputs go. */
export function NodeWiring({ node }: { node: FlowNode }) {
  const flow = useShownFlow();
  const perform = usePerform();
  const editable = useEditable();
  const edges = Object.values(flow.edges);
  const inputs = inputPortsInFlow(flow, node);
  const outputs = outputPorts(node);
  if (inputs.length + outputs.length === 0) return null;
  return (
    <section className="inspector-section" aria-label="Connections">
      <h3>Connections</h3>
      <dl className="wiring">
        {inputs.map((port) => {
          const edge = edges.find(
            (candidate) => candidate.target === node.id && candidate.targetPort === port.name,
          );
          const source = edge && flow.nodes[edge.source];
          return (
            <div key={port.name}>
              <dt>
                <PortMark type={port.type} /> {port.name}
              </dt>
              <dd>
                {edge && source ? (
                  <>
                    <span className="faint">from</span>
                    <button type="button" className="link ellipsis" onClick={() => selectNodes([source.id])}>
                      {source.label}
                    </button>
                    {editable && (
                      <IconButton
                        icon="close"
                        label={`Disconnect ${source.label} from ${port.name}`}
                        onClick={() => perform({ type: 'DisconnectNodes', id: edge.id })}
                      />
                    )}
                  </>
                ) : (
                  <SourceChoice
                    node={node}
                    port={port.name}
                    label={`Connect ${port.name} to`}
                    hint="not connected"
                  />
                )}
              </dd>
            </div>
          );
        })}
        {(node.type === 'function' || node.type === 'strategy') && editable && (
          <div>
            <dt className="faint">new input</dt>
            <dd>
              <SourceChoice node={node} label="Add an input from" hint="choose…" />
            </dd>
          </div>
        )}
        {outputs.map((port) => {
          const targets = edges
            .filter((edge) => edge.source === node.id && edge.sourcePort === port.name)
            .map((edge) => flow.nodes[edge.target])
            .filter((target) => target !== undefined);
          return (
            <div key={`out-${port.name}`}>
              <dt>
                <PortMark type={port.type} /> {port.name}
              </dt>
              <dd>
                {targets.length === 0 && <span className="faint">read by nothing</span>}
                {targets.length > 0 && <span className="faint">to</span>}
                {targets.map((target) => (
                  <button
                    key={target.id}
                    type="button"
                    className="link ellipsis"
                    onClick={() => selectNodes([target.id])}
                  >
                    {target.label}
                  </button>
                ))}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}

const offeredAtMost = 200;

/** Connects by a choice from a list: for the keyboard, and where the other node is far away. */
function SourceChoice({
  node,
  port,
  label,
  hint,
}: {
  node: FlowNode;
  port?: string;
  label: string;
  hint: string;
}) {
  const flow = useShownFlow();
  const perform = usePerform();
  const editable = useEditable();
  const offers = useMemo(() => {
    const nodes = nodesOf(flow).slice(0, offeredAtMost);
    return nodes.flatMap((source) =>
      outputPorts(source).flatMap((output) => {
        const ends = {
          source: source.id,
          sourcePort: output.name,
          target: node.id,
          ...(port ? { targetPort: port } : {}),
        };
        const commands = connectCommands(flow, ends);
        return commands
          ? [{ key: `${source.id}.${output.name}`, text: `${source.label} · ${output.name}`, commands }]
          : [];
      }),
    );
  }, [flow, node.id, port]);
  if (!editable || offers.length === 0) return <span className="faint">{port ? hint : 'nothing fits'}</span>;
  return (
    <select
      className="input source-choice"
      aria-label={label}
      value=""
      onChange={(event) =>
        perform(...(offers.find((offer) => offer.key === event.target.value)?.commands ?? []))
      }
    >
      <option value="">{hint}</option>
      {offers.map((offer) => (
        <option key={offer.key} value={offer.key}>
          {offer.text}
        </option>
      ))}
    </select>
  );
}

export function PortMark({ type }: { type: string }) {
  return (
    <span
      className="port-mark"
      role="img"
      aria-label={type}
      title={type}
      style={{ background: `var(--port-${type})` }}
    />
  );
}
