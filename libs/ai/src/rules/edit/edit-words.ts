import type { Lexeme } from '../lex/lexeme.js';
import type { EditVerb, IndicatorName } from '../lexicon/meaning.js';

/** What the words of a follow-up say to do, beyond the rules and settings that are read as in any request. */
export type EditWord =
  /** `change 70 to 75`, `21 instead of 14` */
  | {
      readonly is: 'swap-number';
      readonly from: number;
      readonly to: number;
      readonly about: IndicatorName | null;
    }
  /** `RSI length 21`, `change the RSI to 21`, `set the threshold to 75` */
  | {
      readonly is: 'set-number';
      readonly to: number;
      readonly about: IndicatorName | null;
      readonly of: number | null;
      readonly what: 'length' | 'level' | 'open';
      /** "overbought at 75": the word whose level is set, no condition of its own. */
      readonly word?: Lexeme;
    }
  /** `EMA instead of SMA` */
  | {
      readonly is: 'swap-indicator';
      readonly from: IndicatorName;
      readonly to: IndicatorName;
      readonly length: number | null;
    }
  /** `use 12 and 26 for the EMAs` */
  | { readonly is: 'set-lengths'; readonly about: IndicatorName; readonly lengths: readonly number[] }
  /** `the slow one should be 50` */
  | { readonly is: 'set-speed'; readonly speed: 'fast' | 'slow'; readonly to: number }
  /** `bands of 2.5 deviations` */
  | { readonly is: 'set-width'; readonly to: number }
  | { readonly is: 'remove-indicator'; readonly name: IndicatorName; readonly length: number | null }
  /** `remove the SMA or the EMA`: one of several, and it is not said which. */
  | { readonly is: 'remove-either'; readonly names: readonly IndicatorName[] }
  | { readonly is: 'remove-rule'; readonly which: 'exit' | 'short' | 'long' }
  | {
      readonly is: 'scale-setting';
      readonly head: 'size' | 'stop' | 'target' | 'trail';
      readonly factor: number;
    }
  | { readonly is: 'add-indicator'; readonly name: IndicatorName; readonly length: number | null }
  /** `replace the stop with a trailing stop`: what goes; what comes is read as a setting. */
  | {
      readonly is: 'drop-setting';
      readonly head: 'size' | 'stop' | 'target' | 'trail';
      /** The word that names it: no new setting. */
      readonly word: Lexeme;
    }
  | { readonly is: 'flip' }
  | { readonly is: 'both-sides' }
  | { readonly is: 'rename'; readonly name: string }
  | { readonly is: 'clear' };

const changing: ReadonlySet<EditVerb> = new Set(['change', 'replace', 'use', 'increase', 'decrease']);

/** Reads the words of a follow-up, clause by clause. */
export function readEditWords(lexemes: readonly Lexeme[], text: string): readonly EditWord[] {
  const words: EditWord[] = [];
  for (const clause of clausesOf(lexemes)) {
    const word = readClause(clause, text);
    if (word !== null) words.push(word);
  }
  return words;
}

function clausesOf(lexemes: readonly Lexeme[]): readonly (readonly Lexeme[])[] {
  const clauses: Lexeme[][] = [[]];
  for (const [at, lexeme] of lexemes.entries()) {
    const next = lexemes[at + 1];
    const ends =
      lexeme.is === 'mark' &&
      (lexeme.mark === 'stop' ||
        lexeme.mark === 'newline' ||
        lexeme.mark === 'comma' ||
        (lexeme.mark === 'and' && (next?.is === 'edit' || next?.is === 'mark')));
    if (ends) clauses.push([]);
    else clauses[clauses.length - 1]?.push(lexeme);
  }
  return clauses.filter((clause) => clause.length > 0);
}

function readClause(clause: readonly Lexeme[], text: string): EditWord | null {
  const verbs = clause.flatMap((lexeme) => (lexeme.is === 'edit' ? [lexeme.edit] : []));
  const renamed = readRename(clause, verbs, text);
  if (renamed !== null) return renamed;
  const instead = clause.findIndex((lexeme) => lexeme.is === 'mark' && lexeme.mark === 'instead');
  const to = clause.findIndex(
    (lexeme) =>
      lexeme.is === 'mark' &&
      (lexeme.mark === 'to' || lexeme.mark === 'with' || lexeme.mark === 'by' || lexeme.mark === 'for'),
  );
  const conditional = clause.some(
    (lexeme) => lexeme.is === 'mark' && (lexeme.mark === 'when' || lexeme.mark === 'only'),
  );
  if (verbs.includes('clear') && !clause.some((lexeme) => lexeme.is === 'head')) return { is: 'clear' };
  if (verbs.includes('remove')) return readRemoval(clause);
  const side = readSideChange(clause, verbs);
  if (side !== null) return side;
  const dropped = readDroppedSetting(clause, verbs, instead);
  if (dropped !== null) return dropped;
  if (conditional || clause.some((lexeme) => lexeme.is === 'action' && lexeme.action !== 'enter')) {
    if (!verbs.includes('change') || instead !== -1) return null;
  }
  const scaled = readScaling(clause, verbs);
  if (scaled !== null) return scaled;
  const swapped = readIndicatorSwap(clause, verbs, instead, to);
  if (swapped !== null) return swapped;
  if (clause.some((lexeme) => lexeme.is === 'head')) return null;
  return readNumberChange(clause, verbs, instead) ?? readAddition(clause, verbs);
}

function readRename(clause: readonly Lexeme[], verbs: readonly EditVerb[], text: string): EditWord | null {
  if (!verbs.includes('rename')) return null;
  const quoted = clause.find((lexeme) => lexeme.is === 'quoted');
  if (quoted?.is === 'quoted') return { is: 'rename', name: quoted.name };
  const at = clause.findIndex((lexeme) => lexeme.is === 'edit' && lexeme.edit === 'rename');
  const rename = clause[at];
  const last = clause[clause.length - 1];
  if (rename === undefined || last === undefined) return null;
  let name =
    text
      .slice(rename.to)
      .split(/[\n.!?]/)[0]
      ?.trim() ?? '';
  const to = name.toLowerCase().lastIndexOf(' to ');
  if (to !== -1) name = name.slice(to + 4);
  else if (name.toLowerCase().startsWith('to ')) name = name.slice(3);
  name = name.trim();
  return name === '' ? null : { is: 'rename', name: name.slice(0, 200) };
}

function indicatorsOf(clause: readonly Lexeme[]): readonly IndicatorName[] {
  return clause.flatMap((lexeme) => {
    if (lexeme.is === 'indicator') return [lexeme.name];
    return lexeme.is === 'output' && lexeme.of !== null ? [lexeme.of] : [];
  });
}

interface FoundNumber {
  readonly value: number;
  readonly at: number;
  readonly duration: boolean;
}

function numbersOf(clause: readonly Lexeme[]): readonly FoundNumber[] {
  return clause.flatMap((lexeme, at): readonly FoundNumber[] => {
    if (lexeme.is === 'number' && lexeme.unit !== 'money')
      return [{ value: lexeme.value, at, duration: false }];
    const length = lexeme.is === 'duration' && (lexeme.unit === 'bar' || lexeme.unit === 'day');
    return length ? [{ value: lexeme.value, at, duration: true }] : [];
  });
}

function readRemoval(clause: readonly Lexeme[]): EditWord | null {
  // "everything except the RSI" names what stays.
  if (clause.some((lexeme) => lexeme.is === 'mark' && lexeme.mark === 'unless')) return null;
  if (clause.some((lexeme) => lexeme.is === 'head')) return null;
  const indicators = indicatorsOf(clause);
  const [indicator] = indicators;
  if (indicators.length > 1 && clause.some((lexeme) => lexeme.is === 'mark' && lexeme.mark === 'or'))
    return { is: 'remove-either', names: indicators };
  if (indicator !== undefined) {
    return { is: 'remove-indicator', name: indicator, length: numbersOf(clause)[0]?.value ?? null };
  }
  const actions = clause.flatMap((lexeme) => (lexeme.is === 'action' ? [lexeme.action] : []));
  if (
    actions.some(
      (action) => action === 'exit' || action === 'exit-long' || action === 'exit-short' || action === 'sell',
    )
  )
    return { is: 'remove-rule', which: 'exit' };
  if (actions.includes('short')) return { is: 'remove-rule', which: 'short' };
  if (actions.includes('long')) return { is: 'remove-rule', which: 'long' };
  const everything = clause.some(
    (lexeme) =>
      (lexeme.is === 'mark' && lexeme.mark === 'all') ||
      (lexeme.is === 'unknown' && lexeme.word.toLowerCase() === 'everything'),
  );
  return everything || clause.some((lexeme) => lexeme.is === 'strategy') ? { is: 'clear' } : null;
}

/** `make it a short strategy`, `flip it`, `add the short side`. */
function readSideChange(clause: readonly Lexeme[], verbs: readonly EditVerb[]): EditWord | null {
  if (verbs.includes('flip')) return { is: 'flip' };
  const conditional = clause.some(
    (lexeme) => lexeme.is === 'mark' && (lexeme.mark === 'when' || lexeme.mark === 'colon'),
  );
  const side = clause.find(
    (lexeme) => lexeme.is === 'action' && (lexeme.action === 'short' || lexeme.action === 'long'),
  );
  if (side === undefined || conditional) return null;
  const also = clause.some((lexeme) => lexeme.is === 'mark' && lexeme.mark === 'also');
  if (verbs.includes('add') || also) return { is: 'both-sides' };
  const makes = clause.some((lexeme) => lexeme.is === 'verb' && lexeme.verb === 'make');
  return makes || verbs.includes('change') ? { is: 'flip' } : null;
}

/** `replace the stop loss with a trailing stop`, `a trailing stop instead of the stop loss`. */
function readDroppedSetting(
  clause: readonly Lexeme[],
  verbs: readonly EditVerb[],
  instead: number,
): EditWord | null {
  const heads = clause.flatMap((lexeme, at) => (lexeme.is === 'head' ? [{ head: lexeme.head, at }] : []));
  const [first, second] = heads;
  if (first === undefined || second === undefined || first.head === second.head) return null;
  const replaced =
    instead > first.at && instead < second.at ? second : verbs.includes('replace') ? first : null;
  const word = clause[replaced?.at ?? -1];
  if (replaced === null || word === undefined) return null;
  const { head } = replaced;
  if (head !== 'stop' && head !== 'target' && head !== 'trail' && head !== 'size') return null;
  return { is: 'drop-setting', head, word };
}

function readScaling(clause: readonly Lexeme[], verbs: readonly EditVerb[]): EditWord | null {
  const spoken = clause.flatMap((lexeme) => (lexeme.is === 'unknown' ? [lexeme.word.toLowerCase()] : []));
  const factor =
    verbs.includes('double') || clause.some((lexeme) => lexeme.is === 'multiple' && lexeme.factor === 2)
      ? 2
      : verbs.includes('halve')
        ? 0.5
        : null;
  const head = clause.find((lexeme) => lexeme.is === 'head');
  // "halve the position"
  if (factor !== null && head === undefined && spoken.some((word) => word === 'position' || word === 'stake'))
    return { is: 'scale-setting', head: 'size', factor };
  if (factor === null || head?.is !== 'head') return null;
  if (head.head !== 'size' && head.head !== 'stop' && head.head !== 'target' && head.head !== 'trail')
    return null;
  return { is: 'scale-setting', head: head.head, factor };
}

function readIndicatorSwap(
  clause: readonly Lexeme[],
  verbs: readonly EditVerb[],
  instead: number,
  to: number,
): EditWord | null {
  const places = clause.flatMap((lexeme, at) =>
    lexeme.is === 'indicator' ? [{ name: lexeme.name, at }] : [],
  );
  const [first, second] = places;
  if (first === undefined) return null;
  const lengthAmong = (from: number, until: number): number | null =>
    numbersOf(clause).find(({ at }) => at >= from && at < until)?.value ?? null;
  if (second !== undefined && first.name !== second.name) {
    if (instead !== -1 && instead > first.at && instead < second.at) {
      return { is: 'swap-indicator', from: second.name, to: first.name, length: lengthAmong(0, instead) };
    }
    const changes = verbs.some((verb) => changing.has(verb));
    if (changes && to > first.at && to < second.at) {
      return {
        is: 'swap-indicator',
        from: first.name,
        to: second.name,
        length: lengthAmong(to, clause.length),
      };
    }
  }
  const alone = second === undefined && numbersOf(clause).length === 0;
  // "make those EMAs"
  const makes = clause.every(
    (lexeme) =>
      lexeme.is === 'indicator' ||
      (lexeme.is === 'verb' && (lexeme.verb === 'make' || lexeme.verb === 'turn')) ||
      (lexeme.is === 'edit' && changing.has(lexeme.edit)) ||
      (lexeme.is === 'mark' && ['it', 'to', 'in', 'all', 'both'].includes(lexeme.mark)),
  );
  const remade = makes && clause.length > 1 && clause[0]?.is !== 'indicator';
  if (alone && (instead !== -1 || remade) && isAverageName(first.name))
    return { is: 'swap-indicator', from: 'ma', to: first.name, length: null };
  return null;
}

function isAverageName(name: IndicatorName): boolean {
  return ['sma', 'ema', 'wma', 'hma', 'dema', 'tema', 'wilder'].includes(name);
}

/** `RSI 21`, `rsi length 9`: an indicator and a number, nothing else. */
function isBareLength(clause: readonly Lexeme[]): boolean {
  const kinds = ['indicator', 'number', 'duration', 'period-word', 'mark'];
  return (
    clause.length <= 5 &&
    clause.some((lexeme) => lexeme.is === 'indicator') &&
    clause.every((lexeme) => kinds.includes(lexeme.is))
  );
}

function readNumberChange(
  clause: readonly Lexeme[],
  verbs: readonly EditVerb[],
  instead: number,
): EditWord | null {
  const width = clause.find((lexeme) => lexeme.is === 'number' && lexeme.unit === 'deviations');
  const compares = clause.some(({ is }) => is === 'compare' || is === 'side' || is === 'action');
  if (width?.is === 'number' && !compares) return { is: 'set-width', to: width.value };
  const numbers = numbersOf(clause);
  const [about] = indicatorsOf(clause);
  const [one, two] = numbers;
  const between = (mark: 'not' | 'arrow'): boolean =>
    two !== undefined &&
    clause.some(
      (lexeme, at) => lexeme.is === 'mark' && lexeme.mark === mark && at > (one?.at ?? 0) && at < two.at,
    );
  const speed = clause.find((lexeme) => lexeme.is === 'speed')?.speed;
  if (one !== undefined && two === undefined && speed !== undefined)
    return { is: 'set-speed', speed, to: one.value };
  const moods = clause.some(
    (lexeme) => lexeme.is === 'pattern' && (lexeme.pattern === 'overbought' || lexeme.pattern === 'oversold'),
  );
  const changes =
    (moods && two === undefined && !compares) ||
    between('not') ||
    between('arrow') ||
    verbs.some((verb) => changing.has(verb)) ||
    instead !== -1 ||
    clause.some((lexeme) => lexeme.is === 'verb' && lexeme.verb === 'make') ||
    isBareLength(clause);
  if (one === undefined || !changes) return null;
  if (two !== undefined) {
    if ((instead !== -1 && instead > one.at && instead < two.at) || between('not')) {
      return { is: 'swap-number', from: two.value, to: one.value, about: about ?? null };
    }
    const joins = clause.some(
      (lexeme, at) =>
        lexeme.is === 'mark' &&
        (lexeme.mark === 'and' || lexeme.mark === 'slash') &&
        at > one.at &&
        at < two.at,
    );
    if (joins && about !== undefined) return { is: 'set-lengths', about, lengths: [one.value, two.value] };
    return { is: 'swap-number', from: one.value, to: two.value, about: about ?? null };
  }
  const length = one.duration || isBareLength(clause) || clause.some((lexeme) => lexeme.is === 'period-word');
  const level = clause.some(
    (lexeme) => lexeme.is === 'level-word' || lexeme.is === 'side' || lexeme.is === 'compare',
  );
  const mood = clause.find((lexeme) => lexeme.is === 'pattern');
  const leveled =
    level || (mood?.is === 'pattern' && (mood.pattern === 'overbought' || mood.pattern === 'oversold'));
  return {
    is: 'set-number',
    to: one.value,
    about: about ?? null,
    of: null,
    what: length ? 'length' : leveled ? 'level' : 'open',
    ...(mood !== undefined && { word: mood }),
  };
}

function readAddition(clause: readonly Lexeme[], verbs: readonly EditVerb[]): EditWord | null {
  if (!verbs.includes('add')) return null;
  const [name] = indicatorsOf(clause);
  if (name === undefined) return null;
  return { is: 'add-indicator', name, length: numbersOf(clause)[0]?.value ?? null };
}
