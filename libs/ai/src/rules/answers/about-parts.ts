import type { Flow } from '@strategy-builder/domain';
import { explain } from '../explain/explain.js';

/**
 * Questions on what a flow is made of that its explanation has no sentence for: which indicators it uses, how many
 * positions it holds at once. Null for another question, and on an empty canvas.
 */
export function answerAboutParts(text: string, flow: Flow): string | null {
  const nodes = Object.values(flow.nodes);
  if (nodes.length === 0 || text.length > 160) return null;
  const words = text.toLowerCase().split(/[^a-z]+/);
  const said = ` ${words.join(' ')} `;
  const has = (...phrases: readonly string[]): boolean =>
    phrases.some((phrase) => said.includes(` ${phrase} `));
  const shows = has(
    'show me',
    'show',
    'list',
    'recap',
    'repeat',
    'summarize',
    'summarise',
    'sum up',
    'read me',
  );
  const whole = has(
    'the rules',
    'my rules',
    'all rules',
    'its rules',
    'these rules',
    'the strategy',
    'my strategy',
    'everything so far',
  );
  if (shows && whole && words.length <= 9 && !/\d/.test(text)) return explain(flow);
  if (has('which indicators', 'what indicators', 'which indicator') && has(...itself)) {
    const used = nodes.filter(({ type }) => type === 'function').map(({ id, label }) => label ?? id);
    return used.length === 0
      ? 'It uses no indicator: its rules read prices only.'
      : `It uses ${used.join(', ')}.`;
  }
  const many = has('how many positions', 'how many trades', 'how many entries');
  if (many && has('at once', 'at the same time', 'simultaneously', 'at a time')) {
    const most = nodes.find(({ kind }) => kind === 'pyramiding')?.params.max_entries;
    const legs = nodes.filter(({ type }) => type === 'strategy').length;
    const each =
      typeof most === 'number'
        ? `up to ${most} entries are added up in it`
        : 'a further entry signal adds nothing to it';
    return `${legs > 1 ? `One position in each of its ${legs} legs` : 'One position at a time'}; ${each}.`;
  }
  return null;
}

/** Words by which a question is about the flow, and not about what there is to use. */
const itself = ['it', 'this', 'my', 'the strategy', 'here', 'used'];
