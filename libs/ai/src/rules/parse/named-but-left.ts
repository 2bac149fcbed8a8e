import type { Lexeme } from '../lex/lexeme.js';
import type { SettingHead } from '../lexicon/meaning.js';
import type { LeftOver, NamedButLeft } from '../request/strategy-request.js';

const settingOf: Readonly<Partial<Record<SettingHead, keyof NamedButLeft>>> = {
  stop: 'stop',
  target: 'target',
  ladder: 'target',
  trail: 'trail',
  chandelier: 'trail',
  size: 'size',
  risk: 'size',
  kelly: 'size',
  'volatility-target': 'size',
  'per-trade': 'size',
};

/**
 * Stops, targets and sizes that a request names in words that were left out: what stands in for one of them was not
 * "not named".
 */
export function namedButLeft(
  lexemes: readonly Lexeme[],
  text: string,
  left: readonly LeftOver[],
): NamedButLeft {
  const found: { -readonly [K in keyof NamedButLeft]?: string } = {};
  for (const part of left) {
    const from = text.indexOf(part.text);
    if (from < 0) continue;
    const within = lexemes.filter((lexeme) => lexeme.from >= from && lexeme.to <= from + part.text.length);
    if (!within.some((lexeme) => lexeme.is === 'number' || lexeme.is === 'multiple' || isLevel(lexeme)))
      continue;
    for (const lexeme of within) {
      const setting = lexeme.is === 'head' ? settingOf[lexeme.head] : undefined;
      if (setting !== undefined) found[setting] ??= part.text;
      const leaves = lexeme.is === 'action' && (lexeme.action === 'sell' || lexeme.action.startsWith('exit'));
      if (leaves) found.exit ??= part.text;
    }
    // "No more than a 100 pip loss": a stop by another name.
    if (part.what === 'absolute-price' && within.some((lexeme) => isLoss(lexeme, text)))
      found.stop ??= part.text;
  }
  return found;
}

function isLoss(lexeme: Lexeme, text: string): boolean {
  if (lexeme.is === 'verb') return lexeme.verb === 'fall';
  if (lexeme.is === 'way') return lexeme.way === 'down';
  return /^(los(e|es|ing|t|s)|underwater|against|adverse)$/i.test(text.slice(lexeme.from, lexeme.to));
}

function isLevel(lexeme: Lexeme): boolean {
  return ['extreme', 'indicator', 'output', 'field', 'unsupported'].includes(lexeme.is);
}
