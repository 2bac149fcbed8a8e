import { type FlowNode, findKind, type InputPort, type Port } from '@strategy-builder/domain';
import { Handle, type NodeProps, Position as Side, useConnection } from '@xyflow/react';
import { memo } from 'react';
import { usePeersOn } from '../presence/presence.js';
import { useTouch } from '../presence/touches.js';
import { NodeBadge } from '../problems/node-badge.js';
import { NodeProposal } from '../proposals/node-proposal.js';
import { useProposedNode } from '../proposals/shown-proposal.js';
import { Icon } from '../shared/icons.js';
import { nodeTypeTitles, typeColour } from '../shared/node-types.js';
import { useCanTake, useCanTakeSomewhere } from './can-take.js';
import { useDetail } from './detail.js';
import type { CanvasNode, NodeData } from './drawn.js';
import type { NodeFace } from './node-face.js';
import { formulaHeight } from './node-geometry.js';
import { formulaParts } from './node-summary.js';
import './strategy-node.css';

/** One node of the strategy: what it is, what it computes, and its ports. */
export const StrategyNode = memo(function StrategyNode({ data, selected }: NodeProps<CanvasNode>) {
  const { node, face, inputs, outputs } = data;
  const others = usePeersOn(node.id);
  const asBlock = useDetail((state) => state.detail === 'blocks');
  const other = others[0];
  const takes = useCanTakeSomewhere(node.id);
  const touch = useTouch(node.id);
  const proposed = useProposedNode(node.id);
  return (
    <article
      className={`node ${selected ? 'selected' : ''} ${takes ? 'takes' : ''} ${proposed ? `proposed ${proposed.change}` : ''}`}
      style={{ '--type': typeColour(node.type), ...(other ? { '--other': other.color } : {}) }}
      {...(other ? { 'data-other': '' } : {})}
    >
      {proposed && <NodeProposal part={proposed} />}
      {touch && <span className="node-touch" style={{ color: touch }} />}
      {other && (
        <span className="node-other" style={{ background: other.color }}>
          {others.map((user) => user.name).join(', ')}
        </span>
      )}
      {asBlock ? (
        <>
          <strong className="node-block">{node.label}</strong>
          <PortPlaces handles={data.geometry.handles} />
        </>
      ) : (
        <>
          <Head node={node} />
          {face.formula.length > 0 && <Formula rows={face.formula} node={node} />}
          {face.facts.length > 0 && <Facts facts={face.facts} />}
          <Ports nodeId={node.id} inputs={inputs} outputs={outputs} />
        </>
      )}
    </article>
  );
});

/** Where the ports are, for React Flow to find when it looks at a node that is drawn as a block. */
function PortPlaces({ handles }: { handles: NodeData['geometry']['handles'] }) {
  return handles.map(({ id, type, position, x, y, width, height }) => (
    <i
      key={`${type}${id}`}
      className={`port-place ${type}`}
      data-handleid={id}
      data-handlepos={position}
      style={{ left: x, top: y, width, height }}
    />
  ));
}

function Head({ node }: { node: FlowNode }) {
  const kindTitle = findKind(node.type, node.kind)?.title ?? node.kind;
  return (
    <header>
      <span className="node-icon">
        <Icon name={node.type} />
      </span>
      <div className="node-title">
        <strong title={node.label}>{node.label}</strong>
        <span>{kindTitle === node.label ? nodeTypeTitles[node.type].title : kindTitle}</span>
      </div>
      <NodeBadge nodeId={node.id} />
    </header>
  );
}

function Formula({ rows, node }: { rows: NodeFace['formula']; node: FlowNode }) {
  return (
    <pre className="node-formula" title={node.formula} style={{ height: formulaHeight(rows.length) }}>
      {rows.map(({ place, kind, text }) => (
        <code key={place} className={kind}>
          {kind === 'name' || kind === 'more'
            ? text
            : withPlaces(formulaParts(text, node.params)).map((part) =>
                part.param ? (
                  <b key={part.place} title={part.param}>
                    {part.text}
                  </b>
                ) : (
                  <span key={part.place}>{part.text}</span>
                ),
              )}
        </code>
      ))}
    </pre>
  );
}

function Facts({ facts }: { facts: NodeFace['facts'] }) {
  return (
    <p className="node-facts" title={facts.map((fact) => `${fact.title}: ${fact.text}`).join('\n')}>
      {facts.map((fact) => fact.text).join(' · ')}
    </p>
  );
}

/** The parts of a line with their places in it, by which they are told apart. */
function withPlaces<T extends { readonly text: string }>(
  parts: readonly T[],
): readonly (T & { place: number })[] {
  let place = 0;
  return parts.map((part) => {
    const placed = { ...part, place };
    place += part.text.length;
    return placed;
  });
}

function Ports({
  nodeId,
  inputs,
  outputs,
}: {
  nodeId: string;
  inputs: readonly InputPort[];
  outputs: readonly Port[];
}) {
  const rows = Math.max(inputs.length, outputs.length);
  return (
    <div className="node-ports">
      {Array.from({ length: rows }, (_, row) => {
        const input = inputs[row];
        const output = outputs[row];
        return (
          <div key={`${input?.name ?? ''}:${output?.name ?? ''}`} className="node-port-row">
            {input && <InputHandle nodeId={nodeId} port={input} />}
            {output && <OutputHandle port={output} />}
          </div>
        );
      })}
    </div>
  );
}

function InputHandle({ nodeId, port }: { nodeId: string; port: InputPort }) {
  const fits = useCanTake(nodeId, port.name);
  return (
    <span
      className={`port port-in ${port.role} ${fits === undefined ? '' : fits ? 'fits' : 'fits-not'}`}
      title={`${port.name}: ${port.type}`}
    >
      <Handle
        id={port.name}
        type="target"
        position={Side.Left}
        className={`handle ${port.type}`}
        role="img"
        aria-label={`Input ${port.name}, ${port.type}`}
      />
      {port.name}
    </span>
  );
}

function OutputHandle({ port }: { port: Port }) {
  const connecting = useConnection(
    (connection) => connection.inProgress && connection.fromHandle.type === 'source',
  );
  return (
    <span className={`port port-out ${connecting ? 'fits-not' : ''}`} title={`${port.name}: ${port.type}`}>
      {port.name}
      <Handle
        id={port.name}
        type="source"
        position={Side.Right}
        className={`handle ${port.type}`}
        role="img"
        aria-label={`Output ${port.name}, ${port.type}`}
      />
    </span>
  );
}
