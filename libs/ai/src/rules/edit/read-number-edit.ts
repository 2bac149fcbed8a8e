import type { EditVerb } from '../lexicon/meaning.js';
import { isAverage } from '../parse/average-names.js';
import type { EditClause } from './edit-clause.js';
import type { EditWord } from './edit-word.js';

const changing: readonly EditVerb[] = ['change', 'replace', 'use', 'increase', 'decrease'];

interface FoundNumber {
  readonly value: number;
  readonly at: number;
  readonly duration: boolean;
}

/** Lengths and levels among the words: no money, no times of the day. */
export function numbersOf(clause: EditClause): readonly FoundNumber[] {
  return clause.lexemes.flatMap((lexeme, at): readonly FoundNumber[] => {
    // "15% instead" is no length.
    if (lexeme.is === 'number' && lexeme.unit === 'percent' && !pairsPercents(clause)) return [];
    if (lexeme.is === 'number' && lexeme.unit !== 'money')
      return [{ value: lexeme.value, at, duration: false }];
    // "Change the timeframe to 1d", "make it 1 day bars": no length of anything.
    const bars = lexeme.is === 'duration' && lexeme.timeframe !== null && !namesLength(clause);
    const length = lexeme.is === 'duration' && (lexeme.unit === 'bar' || lexeme.unit === 'day') && !bars;
    return length ? [{ value: lexeme.value, at, duration: true }] : [];
  });
}

/** "10% not 8%": one percentage in the place of another. */
function pairsPercents(clause: EditClause): boolean {
  return clause.all('number').length > 1;
}

function namesLength(clause: EditClause): boolean {
  return (
    !clause.has('chart', 'candle') && clause.has('indicator', 'average', 'period-word', 'speed', 'output')
  );
}

const mildWords = ['mejor', 'lieber', 'plutôt', 'rather', 'better', 'now', 'please', 'meglio', 'melhor'];

/** `RSI 21`, `rsi length 9`: an indicator and a number, nothing else. */
function isBareLength(clause: EditClause): boolean {
  return (
    clause.lexemes.length <= 8 &&
    clause.has('indicator') &&
    !clause.marked('not', 'arrow') &&
    clause.all('unknown').every(({ word }) => mildWords.includes(word.toLowerCase())) &&
    clause.only('indicator', 'number', 'duration', 'period-word', 'mark', 'unknown')
  );
}

/** `25/75 instead of 30/70`, `30 and 70 to 25 and 75`: two numbers take the places of two. */
export function readPairOfNumbers(clause: EditClause): EditWord | null {
  if (clause.has('head', 'side', 'compare', 'action') || clause.marked('when')) return null;
  const numbers = numbersOf(clause);
  const [one, two, three, four] = numbers;
  if (
    numbers.length !== 4 ||
    one === undefined ||
    two === undefined ||
    three === undefined ||
    four === undefined
  )
    return null;
  const middle = clause.lexemes.findIndex(
    (lexeme, at) =>
      at > two.at &&
      at < three.at &&
      lexeme.is === 'mark' &&
      ['instead', 'not', 'to', 'with', 'arrow'].includes(lexeme.mark),
  );
  const mark = clause.lexemes[middle];
  if (mark?.is !== 'mark') return null;
  const newFirst = mark.mark === 'instead' || mark.mark === 'not';
  const pairs = [
    [one.value, three.value],
    [two.value, four.value],
  ] as const;
  return {
    is: 'swap-numbers',
    pairs: pairs.map(([a, b]) => (newFirst ? ([b, a] as const) : ([a, b] as const))),
  };
}

/** `change 70 to 75`, `a 21 period RSI`, `the slow one should be 50`. */
export function readNumberChange(clause: EditClause): EditWord | null {
  const width = clause.all('number').find(({ unit }) => unit === 'deviations');
  const wide =
    clause.all('output').some(({ output }) => output === 'band') ||
    clause.writes('channel', 'channels', 'envelope', 'bands');
  const bands =
    wide && (clause.does('widen', 'tighten', 'change') || (clause.makes && clause.writes('wide')));
  const wanted = bands ? clause.all('number').find(({ unit }) => unit === 'plain') : undefined;
  if (wanted !== undefined && !clause.has('head')) return { is: 'set-width', to: wanted.value };
  const compares = clause.has('compare', 'side', 'action');
  if (width !== undefined && !compares) return { is: 'set-width', to: width.value };
  const instead = clause.placeOf('instead');
  const numbers = numbersOf(clause);
  const [about] = clause.indicators;
  const [one, two] = numbers;
  const between = (...marks: readonly ('not' | 'arrow' | 'and' | 'slash')[]): boolean =>
    one !== undefined &&
    two !== undefined &&
    clause.lexemes.some(
      (lexeme, at) =>
        lexeme.is === 'mark' && marks.some((mark) => mark === lexeme.mark) && at > one.at && at < two.at,
    );
  const speed = clause.all('speed')[0]?.speed;
  const ofAverages = about === undefined || isAverage(about);
  if (one !== undefined && two === undefined && speed !== undefined && ofAverages)
    return { is: 'set-speed', speed, to: one.value };
  const mood = clause.all('pattern')[0];
  const moods = mood?.pattern === 'overbought' || mood?.pattern === 'oversold';
  // "RSI threshold 25"
  const bareLevel =
    clause.has('level-word') && clause.only('indicator', 'level-word', 'number', 'mark', 'verb');
  // "25 and 75"
  const lengths =
    clause.has('period-word') && clause.only('number', 'mark', 'period-word', 'unknown', 'edit');
  const bareNumbers =
    (clause.only('number', 'mark') || lengths) && numbers.length === 2 && between('and', 'slash');
  const changes =
    bareNumbers ||
    bareLevel ||
    (moods && two === undefined && !compares) ||
    between('not', 'arrow') ||
    clause.does(...changing) ||
    instead !== -1 ||
    clause.makes ||
    (clause.demands && !compares) ||
    isBareLength(clause);
  if (one === undefined || !changes) return null;
  if (two !== undefined) {
    if (numbers.length > 2) {
      // "MACD 8 21 5"
      const plain = clause.only('indicator', 'number', 'mark', 'edit', 'verb', 'period-word', 'unknown');
      return plain && instead === -1 && about !== undefined
        ? { is: 'set-params', about, values: numbers.map(({ value }) => value) }
        : null;
    }
    // "supertrend 7, 2"
    const listed =
      clause.only('indicator', 'number', 'mark') && clause.marked('comma', 'slash') && one.at > 0;
    if (listed && about !== undefined && instead === -1)
      return { is: 'set-params', about, values: [one.value, two.value] };
    // "55 and 20 instead"
    if ((instead === -1 || instead > two.at) && between('and', 'slash')) {
      // "Make it 12 and 26": the lengths of the two averages that are there.
      const bare =
        about === undefined &&
        (lengths || clause.only('verb', 'edit', 'mark', 'number', 'duration', 'average'));
      const name = about ?? (bare ? 'ma' : undefined);
      if (name !== undefined && clause.has('level-word', 'grid-level'))
        return { is: 'set-lengths', about: 'ma', lengths: [one.value, two.value] };
      return name === undefined ? null : { is: 'set-lengths', about: name, lengths: [one.value, two.value] };
    }
    const newFirst = (instead > one.at && instead < two.at) || between('not');
    return {
      is: 'swap-number',
      from: newFirst ? two.value : one.value,
      to: newFirst ? one.value : two.value,
      about: about ?? null,
      ...(clause.has('action') && { act: clause.scope.act }),
    };
  }
  const length = one.duration || clause.has('period-word', 'speed');
  const bare = !length && isBareLength(clause);
  const level = clause.has('level-word', 'side', 'compare');
  return {
    is: 'set-number',
    to: one.value,
    about: about ?? null,
    of: null,
    what: length ? 'length' : level || moods ? 'level' : bare ? 'bare' : 'open',
    ...(mood !== undefined && { word: mood }),
  };
}
