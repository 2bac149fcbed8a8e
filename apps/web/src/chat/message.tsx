import { useLiveFlow } from '../live/use-live.js';
import { formatMoment } from '../shared/format.js';
import { Icon } from '../shared/icons.js';
import { usePanels } from '../shared/panels.js';
import { openFlow, pathOf } from '../shared/route.js';
import { AssumptionChip } from './assumption-chip.js';
import type { ChatMessage, ReplyData } from './conversation.js';
import { CodeBlock, RichText } from './rich-text-view.js';

/** One message: what somebody asked, or what became of it. */
export function Message({ message, onAsk }: { message: ChatMessage; onAsk: (text: string) => void }) {
  const fromAgent = message.from === 'agent';
  return (
    <li className={`message ${message.from} ${message.status ?? ''}`}>
      <p className="message-head">
        {fromAgent && (
          <span className="message-mark">
            <Icon name="agent" size={12} />
          </span>
        )}
        <strong>{message.name}</strong>
        {message.status === 'refused' && <span className="message-status">Not done</span>}
        {message.status === 'clarify' && <span className="message-status">Needs an answer</span>}
        {message.at && (
          <time className="faint tabular" dateTime={message.at}>
            {formatMoment(message.at)}
          </time>
        )}
      </p>
      <div className="message-body">
        {fromAgent ? <RichText text={message.text} /> : <p>{message.text}</p>}
        {fromAgent && message.data && <ReplyParts data={message.data} onAsk={onAsk} text={message.text} />}
      </div>
    </li>
  );
}

function ReplyParts({ data, text, onAsk }: { data: ReplyData; text: string; onAsk: (text: string) => void }) {
  const { flowId } = useLiveFlow();
  const showDock = usePanels((state) => state.showDock);
  const target = data.flowId ?? flowId;
  const assumptions = data.assumptions ?? [];
  return (
    <>
      {data.source && !text.includes('```') && (
        <CodeBlock language={data.language ?? 'python'} text={data.source} />
      )}
      {assumptions.length > 0 && (
        <section className="assumptions" aria-label="Assumptions">
          <h3>I assumed</h3>
          <ul>
            {assumptions.map((assumption) => (
              <li key={`${assumption.about}:${assumption.text}`}>
                <AssumptionChip assumption={assumption} flowId={target} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {data.choices && data.choices.length > 0 && (
        <ul className="choices" aria-label="Choices">
          {data.choices.map((choice) => {
            const label = typeof choice === 'string' ? choice : choice.label;
            return (
              <li key={label}>
                <button
                  type="button"
                  className="chip"
                  onClick={() => onAsk(typeof choice === 'string' ? choice : choice.text)}
                >
                  {label}
                </button>
              </li>
            );
          })}
        </ul>
      )}
      {data.flowId !== undefined && data.flowId !== flowId && (
        <a
          className="button"
          href={pathOf(data.flowId)}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey) return;
            event.preventDefault();
            openFlow(data.flowId!);
          }}
        >
          Open the new strategy
        </a>
      )}
      {data.simulationId !== undefined && (
        <button type="button" className="button" onClick={() => showDock('simulation')}>
          <Icon name="chart" size={14} />
          Open the result
        </button>
      )}
    </>
  );
}
