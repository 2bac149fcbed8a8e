import { type FlowNode, inputPortsInFlow, outputPorts } from '@strategy-builder/domain';
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
                  <span className="faint">not connected</span>
                )}
              </dd>
            </div>
          );
        })}
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
