import { useEffect, useRef } from 'react';
import { CopyButton } from '../code/copy-button.js';
import { mainPart } from '../code/main-part.js';
import { type Block, readBlocks, type Span } from './rich-text.js';

export function RichText({ text }: { text: string }) {
  return readBlocks(text).map((block, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a reply never changes once it is there
    <BlockView key={index} block={block} />
  ));
}

function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p>
          <Spans spans={block.text} />
        </p>
      );
    case 'list':
      return (
        <ul className="reply-list">
          {block.items.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a reply never changes once it is there
            <li key={index}>
              <Spans spans={item} />
            </li>
          ))}
        </ul>
      );
    case 'formula':
      return <pre className="rules">{block.lines.join('\n')}</pre>;
    case 'code':
      return <CodeBlock language={block.language} text={block.text} />;
    default:
      return block satisfies never;
  }
}

export function CodeBlock({ language, text }: { language: string; text: string }) {
  const box = useRef<HTMLPreElement>(null);
  useEffect(() => {
    const lines = text.split('\n').length;
    if (language === 'python')
      box.current!.scrollTop = (mainPart(text).line / lines) * box.current!.scrollHeight;
  }, [language, text]);
  return (
    <figure className="code-block">
      <figcaption>
        <span>{language || 'code'}</span>
        <CopyButton text={text} />
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a block that scrolls must be reachable by keyboard */}
      <pre ref={box} tabIndex={0}>
        <code>{text}</code>
      </pre>
    </figure>
  );
}

function Spans({ spans }: { spans: readonly Span[] }) {
  return spans.map((span, index) => {
    // biome-ignore-start lint/suspicious/noArrayIndexKey: a reply never changes once it is there
    if (span.mark === 'code') return <code key={index}>{span.text}</code>;
    if (span.mark === 'strong') return <strong key={index}>{span.text}</strong>;
    return <span key={index}>{span.text}</span>;
    // biome-ignore-end lint/suspicious/noArrayIndexKey: a reply never changes once it is there
  });
}
