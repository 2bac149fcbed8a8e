import { StreamLanguage } from '@codemirror/language';

const keyword =
  /^(?:as|boolean|class|const|constructor|else|export|extends|for|function|if|import|interface|let|new|null|number|private|readonly|return|this|true|false|type)\b/;

/** Enough of TypeScript to colour what is generated: comments, texts, numbers and keywords. */
export const typescript = StreamLanguage.define<{ inComment: boolean }>({
  name: 'typescript',
  startState: () => ({ inComment: false }),
  token(stream, state) {
    if (state.inComment || stream.match('/*')) {
      state.inComment = !stream.match(/^.*?\*\//);
      if (state.inComment) stream.skipToEnd();
      return 'comment';
    }
    if (stream.match(/^"(?:[^"\\]|\\.)*"/)) return 'string';
    if (stream.match(/^\d[\d._]*(?:e[+-]?\d+)?/)) return 'number';
    if (stream.match(keyword)) return 'keyword';
    if (stream.match(/^[A-Z]\w*/)) return 'className';
    if (!stream.match(/^[a-z_]\w*/i)) stream.next();
    return null;
  },
});
