import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkSync } from 'recheck';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Patterns that take more than linear time, and why that does not matter where they stand: what they read is short,
 * whoever wrote it. Everything else is proved linear. A line whose pattern is gone has to go too.
 */
const bounded: Readonly<Record<string, string>> = {
  'libs/ai/src/rules/edit/change-rules.ts /(?<![\\w.])-?\\d+(\\.\\d+)?/g':
    'a formula of 4,000 characters at most',
  'libs/ai/src/rules/edit/legs/copy-leg.ts /(?<![\\w.])[a-z_]\\w*/gi':
    'a formula of 4,000 characters at most',
  'libs/ai/src/rules/lexicon/foreign-calendar.ts /(segunda|terca|quarta|quinta|sexta)\\|(\\w+)(?= |$)/':
    'a phrase of our own lexicon',
  'libs/ai/src/rules/build/formula-piece.ts /0+$/': 'a number with few decimals, printed by us',
  'libs/domain/src/flow/names.ts /^[_0-9]+|_+$/g': 'every run of other characters is one _ by then',
  'libs/domain/src/flow/names.ts /_+$/': 'cut to 64 characters before',
  'libs/language/src/printers/python/text.ts /(?<!\\\\)(?:\\\\\\\\)*\\\\$/':
    'a label or description: 4,000 characters at most',
  'libs/language/src/printers/sql/query.ts /\\d+$/': 'a name that we generate',
  'libs/language/src/printers/typescript/print-typescript.ts /^\\w+\\(.*\\).*\\(/':
    'an expression of a formula of 4,000 characters at most',
  'apps/api/src/config/config.ts /^postgres(ql)?:\\/\\/|^(?![a-z]+:\\/\\/)/':
    'an environment variable, read at the start',
  'apps/api/src/datasets/best-dataset.ts /(USDT|USDC|USD|EUR|PERPETUAL|PERP)+$/': 'the symbol of a data set',
  'apps/web/src/data/datasets-api.ts /(USDT|USDC|USD|EUR|PERPETUAL|PERP)+$/':
    'the symbol of a data set, in the browser',
  'apps/web/src/translations/command-words.ts /\\s*\\n\\s*/g':
    'a formula of 4,000 characters at most, in the browser',
  'apps/api/src/flows/flow-transfer.ts /-+$/': 'cut to the length of an id before',
  'apps/web/src/code/code-panel.tsx /^_+|_+$/g': 'the name of a strategy, in the browser of whoever reads it',
};

interface Found {
  readonly where: string;
  readonly source: string;
  readonly flags: string;
}

/** Every regular expression in our sources that is written as a literal, and every place that makes one of a text. */
function regularExpressions(): { readonly literals: Found[]; readonly made: string[] } {
  const literals: Found[] = [];
  const made: string[] = [];
  for (const file of ['libs', 'apps', 'event-migrations'].flatMap(sourcesBelow)) {
    const tree = ts.createSourceFile(
      file,
      readFileSync(join(root, file), 'utf8'),
      ts.ScriptTarget.Latest,
      true,
    );
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const end = node.text.lastIndexOf('/');
        literals.push({
          where: `${file} ${node.text}`,
          source: node.text.slice(1, end),
          flags: node.text.slice(end + 1),
        });
      }
      if (
        (ts.isNewExpression(node) || ts.isCallExpression(node)) &&
        node.expression.getText(tree) === 'RegExp'
      )
        made.push(`${file}: ${node.getText(tree)}`);
      ts.forEachChild(node, visit);
    };
    visit(tree);
  }
  return { literals, made };
}

function sourcesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(
      (name) =>
        /\.tsx?$/.test(name) &&
        !/(^|\/)(node_modules|dist|testing)\//.test(name) &&
        !/\.(spec|d)\.tsx?$/.test(name),
    )
    .map((name) => `${folder}/${name}`);
}

describe('regular expressions', () => {
  const { literals, made } = regularExpressions();

  it('take time linear in what they read, proved from their automaton, or read little', {
    timeout: 900_000,
  }, () => {
    process.env.RECHECK_BACKEND = 'pure';
    const verdicts = new Map<string, boolean>();
    const isLinear = ({ source, flags }: Found): boolean => {
      const key = `/${source}/${flags}`;
      const known = verdicts.get(key);
      if (known !== undefined) return known;
      const found = checkSync(source, flags, { checker: 'automaton', timeout: null });
      const verdict = found.status === 'safe' && ['linear', 'safe'].includes(found.complexity.type);
      verdicts.set(key, verdict);
      return verdict;
    };
    const slow = literals.filter((found) => !isLinear(found)).map(({ where }) => where);
    expect([...new Set(slow)].sort()).toEqual(Object.keys(bounded).sort());
    expect(literals.length).toBeGreaterThan(100);
    expect(isLinear({ where: '', source: '(a+)+$', flags: '' })).toBe(false);
  });

  it('are made of no text but the names of ports, which are identifiers', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: our own source, word for word
    expect(made).toEqual(['libs/domain/src/flow/formula-check.ts: new RegExp(`\\\\b${number.name}\\\\b`)']);
  });
});
