import { decideAll, type Flow, type FlowCommand, findNode, fold, isPython } from '@strategy-builder/domain';
import { Problem } from '../platform/problem.js';
import { sentenceOf } from '../python/python-fault.js';
import type { ChatParts } from './chat-reply.js';

const sampleBars = 300;

/**
 * What is to be known of the Python that a plan would write, before anybody sees it: it is loaded in the sandbox and run
 * on sample bars, and a plan whose code fails there is refused as a whole. Gives a sentence for each node.
 * @throws Problem `code-invalid`
 */
export async function checkPython(
  commands: readonly FlowCommand[],
  before: Flow,
  { pythonTests, maxNodes }: Pick<ChatParts, 'pythonTests' | 'maxNodes'>,
): Promise<string[]> {
  const written = [
    ...new Set(commands.flatMap((command) => (command.type === 'EditCode' ? [command.id] : []))),
  ];
  if (written.length === 0) return [];
  const changes = decideAll(commands, before, { maxNodes });
  // What the rules refuse, the door refuses: that is said there.
  if ('refused' in changes) return [];
  const after = fold(changes, before) ?? before;
  const notes: string[] = [];
  for (const id of written) {
    const node = findNode(after, id);
    if (!node || !isPython(node)) continue;
    const fault = await pythonTests.load(node);
    if (fault) throw refused(sentenceOf(fault));
    notes.push(await tried(after, id, pythonTests));
  }
  return notes;
}

async function tried(flow: Flow, id: string, tests: ChatParts['pythonTests']): Promise<string> {
  const review = `Nobody has reviewed it: ask for a review in the Code tab of ${id}.`;
  try {
    const test = await tests.test(flow, id, { bars: sampleBars });
    if (test.status === 'failed') throw refused(test.error.sentence);
    return `The Python of ${id} ran on ${test.times.length} sample bars in the sandbox. ${review}`;
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'code-invalid') throw error;
    return `The Python of ${id} could be loaded, not tried: ${error.detail} ${review}`;
  }
}

function refused(sentence: string): Problem {
  return new Problem(422, 'code-invalid', `${sentence} Nothing was changed.`);
}
