import type { Lexeme } from '../lex/lexeme.js';
import type { FlowEditor } from './flow-editor.js';

interface Question {
  readonly question: string;
  readonly choices: readonly string[];
}

/** "Add a stop", "change the moving average": what should change is said, and only how much is open. */
export function openQuestion(lexemes: readonly Lexeme[], editor: FlowEditor): Question | null {
  if (lexemes.some(({ is }) => is === 'number' || is === 'duration')) return null;
  const head = lexemes.find((lexeme) => lexeme.is === 'head');
  if (head?.is === 'head' && (head.head === 'stop' || head.head === 'target' || head.head === 'trail'))
    return distances[head.head];
  if (head?.is === 'head' && head.head === 'size')
    return {
      question: 'How large should each position be?',
      choices: ['Position size 10%', 'Position size 25%', 'Risk 1% per trade'],
    };
  const indicator = lexemes.find((lexeme) => lexeme.is === 'indicator');
  const name = indicator?.is === 'indicator' ? indicator.name : null;
  const average = name === null && lexemes.some(({ is }) => is === 'average');
  if (name === null && !average) return null;
  const lengths = editor.nodesOf(name ?? 'ma').flatMap(({ id, label, params }) => {
    const { period } = params;
    return typeof period === 'number' ? [{ called: label ?? id, period }] : [];
  });
  const [first, ...others] = lengths;
  if (first === undefined) return null;
  const called = lengths.map((one) => one.called).join(' or ');
  return {
    question:
      others.length > 0
        ? `Which one should change, and to what: ${called}?`
        : `To what should ${called} change?`,
    choices: lengths.slice(0, 4).map(({ period }) => `change ${period} to ${period * 2}`),
  };
}

const distances: Readonly<Record<'stop' | 'target' | 'trail', Question>> = {
  stop: {
    question: 'How far from the entry should the stop be?',
    choices: ['Stop loss 3%', 'Stop loss 2 ATR', 'Trailing stop 5%'],
  },
  target: {
    question: 'How far from the entry should the target be?',
    choices: ['Take profit 5%', 'Take profit 10%', 'Take profit 3 ATR'],
  },
  trail: {
    question: 'How far behind the best price should the stop trail?',
    choices: ['Trailing stop 3%', 'Trailing stop 5%', 'Trailing stop 3 ATR'],
  },
};
