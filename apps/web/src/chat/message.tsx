import { useLiveFlow } from '../live/use-live.js';
import { ProposalCard } from '../proposals/proposal-card.js';
import { formatMoment } from '../shared/format.js';
import { Icon } from '../shared/icons.js';
import { usePanels } from '../shared/panels.js';
import { openFlow, pathOf } from '../shared/route.js';
import { showSimulation } from '../simulation/current-simulation.js';
import { AssumptionRow } from './assumption-row.js';
import { type ChatMessage, choiceKey, type MadeChoice, type ReplyData } from './conversation.js';
import { CodeBlock, RichText } from './rich-text-view.js';

const none: ReadonlyMap<string, MadeChoice> = new Map();

/** One message: what somebody asked, or what became of it. */
export function Message({
  message,
  made = none,
  isLast = false,
  onAsk,
}: {
  message: ChatMessage;
  /** What was chosen instead of assumptions. */
  made?: ReadonlyMap<string, MadeChoice>;
  /** Nothing was said after it, so that what it did can be taken back from here. */
  isLast?: boolean;
  onAsk: (text: string) => void;
}) {
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
        {fromAgent ? <RichText text={wordsBesideParts(message)} /> : <p>{message.text}</p>}
        {fromAgent && message.data && (
          <ReplyParts id={message.id} data={message.data} made={made} isLast={isLast} onAsk={onAsk} />
        )}
      </div>
    </li>
  );
}

/** The text without what is shown below it in a better way. */
function wordsBesideParts({ text, data }: ChatMessage): string {
  if (!data?.assumptions?.length) return text;
  return text
    .split('\n')
    .filter((line) => !line.startsWith('Assumed: '))
    .join('\n');
}

function ReplyParts({
  id,
  data,
  made,
  isLast,
  onAsk,
}: {
  id: string;
  data: ReplyData;
  made: ReadonlyMap<string, MadeChoice>;
  isLast: boolean;
  onAsk: (text: string) => void;
}) {
  const { flowId } = useLiveFlow();
  const showDock = usePanels((state) => state.showDock);
  const { assumptions = [], changes = [], choices = [], suggestions = [], simulationId } = data;
  const target = data.flowId ?? flowId;
  const offers = [...choices, ...suggestions];
  return (
    <>
      {data.code !== undefined && data.language !== undefined && (
        <CodeBlock language={data.language} text={data.code} />
      )}
      {data.proposalId !== undefined && target === flowId && <ProposalCard id={data.proposalId} />}
      {assumptions.length > 0 && (
        <section className="assumptions" aria-label="Assumptions">
          <h3>What I assumed</h3>
          <ul>
            {assumptions.map((assumption, index) => (
              <li key={`${assumption.about}:${assumption.text}`}>
                <AssumptionRow
                  assumption={assumption}
                  index={index}
                  messageId={target === flowId ? id : undefined}
                  proposalId={data.proposalId}
                  made={made.get(choiceKey({ messageId: id, assumption: index }))}
                />
              </li>
            ))}
          </ul>
        </section>
      )}
      {changes.length > 3 && (
        <details className="changes">
          <summary>{changes.length} changes stored</summary>
          <ul>
            {changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        </details>
      )}
      {isLast && changes.length > 0 && target === flowId && (
        <button type="button" className="button" onClick={() => onAsk('/undo agent')}>
          <Icon name="undo" size={14} />
          Undo this
        </button>
      )}
      {offers.length > 0 && (
        <ul className="choices" aria-label="Choices">
          {offers.map((offer) => (
            <li key={offer}>
              <button type="button" className="chip" onClick={() => onAsk(offer)}>
                {offer}
              </button>
            </li>
          ))}
        </ul>
      )}
      {target !== flowId && (
        <a
          className="button primary"
          href={pathOf(target)}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey) return;
            event.preventDefault();
            openFlow(target);
          }}
        >
          Open the new strategy
        </a>
      )}
      {data.code === 'dataset-needed' && (
        <div className="choices">
          <button type="button" className="button" onClick={() => showDock('data')}>
            <Icon name="upload" size={14} />
            Import data
          </button>
          <button type="button" className="button" onClick={() => showDock('simulation')}>
            Choose a data set
          </button>
        </div>
      )}
      {simulationId !== undefined && (
        <button
          type="button"
          className="button"
          onClick={() => {
            showSimulation(target, simulationId);
            showDock('simulation');
          }}
        >
          <Icon name="chart" size={14} />
          Open the result
        </button>
      )}
    </>
  );
}
