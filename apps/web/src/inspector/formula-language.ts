import { StreamLanguage } from '@codemirror/language';
import { columnNames } from '@strategy-builder/language';

const words = new Set(['and', 'or', 'not', 'if', 'na', 'true', 'false']);
const columns = new Set<string>(columnNames);

/** Colours of a formula's words; what they mean is the parser's business. */
export const formulaLanguage = StreamLanguage.define({
  token(stream) {
    if (stream.eatSpace()) return null;
    if (stream.match(/^\d+(\.\d+)?(e[+-]?\d+)?/i)) return 'number';
    const name = stream.match(/^[a-z_][a-z0-9_]*/i) as RegExpMatchArray | null;
    if (name) {
      if (words.has(name[0])) return 'keyword';
      if (columns.has(name[0])) return 'atom';
      return stream.match(/^\s*\(/, false) ? 'variableName.function' : 'variableName';
    }
    stream.next();
    return 'operator';
  },
});
