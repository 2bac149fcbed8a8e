import type { ReferenceEntry } from '@strategy-builder/language';
import { CopyButton } from '../code/copy-button.js';
import type { ReferencePage } from './find-pages.js';

/** What the reference says on one page. */
export function PageView({
  page,
  into,
  onInsert,
}: {
  page: ReferencePage;
  into?: string;
  onInsert: (example: string) => void;
}) {
  return (
    <article className="reference-page" aria-label={page.title}>
      <header>
        <h3>{page.title}</h3>
        {'entry' in page && page.entry.signature && <code>{page.entry.signature}</code>}
      </header>
      {'topic' in page ? (
        page.topic.paragraphs.map((paragraph) => <Paragraph key={paragraph} text={paragraph} />)
      ) : (
        <EntryView entry={page.entry} {...(into !== undefined && { into })} onInsert={onInsert} />
      )}
    </article>
  );
}

function EntryView({
  entry,
  into,
  onInsert,
}: {
  entry: ReferenceEntry;
  into?: string;
  onInsert: (example: string) => void;
}) {
  const { description, parameters, outputs, convention, source, example } = entry;
  return (
    <>
      <p>{description.charAt(0).toUpperCase() + description.slice(1)}</p>
      <div className="reference-example">
        <pre className="rules">{example}</pre>
        <div className="reference-actions">
          {into !== undefined && (
            <button type="button" className="button primary" onClick={() => onInsert(example)}>
              Insert into {into}
            </button>
          )}
          <CopyButton text={example} />
        </div>
      </div>
      {parameters.length > 0 && (
        <table className="reference-table">
          <caption>Parameters of the node</caption>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Meaning</th>
              <th scope="col">Default</th>
              <th scope="col">Range</th>
            </tr>
          </thead>
          <tbody>
            {parameters.map(({ name, title, unit, default: usual, minimum, maximum }) => (
              <tr key={name}>
                <td>
                  <code>{name}</code>
                </td>
                <td>{unit === '' ? title : `${title} (${unit})`}</td>
                <td className="tabular">{String(usual)}</td>
                <td className="tabular">{rangeOf(minimum, maximum)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <dl className="reference-facts">
        <dt>{outputs.length === 1 ? 'Output' : 'Outputs'}</dt>
        <dd>
          {outputs.map(({ name, type }) => (
            <span key={name} className="reference-output">
              <code>{name}</code> {type}
            </span>
          ))}
        </dd>
        {convention !== undefined && (
          <>
            <dt>Convention</dt>
            <dd>{convention}</dd>
          </>
        )}
        {source !== undefined && (
          <>
            <dt>Source</dt>
            <dd>{source}</dd>
          </>
        )}
      </dl>
    </>
  );
}

function rangeOf(minimum: number | undefined, maximum: number | undefined): string {
  const text = (value: number): string => value.toLocaleString('en-US');
  if (minimum === undefined) return maximum === undefined ? 'any' : `at most ${text(maximum)}`;
  return maximum === undefined ? `at least ${text(minimum)}` : `${text(minimum)} to ${text(maximum)}`;
}

/** A paragraph of Markdown, which has no more than `code` in it. */
function Paragraph({ text }: { text: string }) {
  return (
    <p>
      {text.split('`').map((part, index) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: the text never changes
        index % 2 === 1 ? <code key={index}>{part}</code> : part,
      )}
    </p>
  );
}
