import { type Condition, joined } from '../request/expression.js';
import { endsCondition } from './read-operand.js';
import { readTimeframe } from './read-time.js';
import type { Reader } from './reader.js';
import { tradeOf } from './trade.js';

/**
 * `at least 2 of the following: RSI < 30, MFI < 20, CCI < -100`, `3 of these 5 true before buying:`, `two out of three
 * (...)`: true when so many of a list are.
 */
export function readCounted(reader: Reader, readOne: (reader: Reader) => Condition | null): Condition | null {
  return reader.tryRead(() => {
    const least = readLeast(reader);
    if (least === null || !readAmong(reader)) return null;
    const opened = reader.isMark('open', -1);
    const terms = readList(reader, readOne);
    if (opened) reader.takeMark('close');
    reader.among = terms;
    return least < 1 || terms.length < 2 || least > terms.length ? null : { kind: 'count', least, terms };
  });
}

/** "... when none of them is true", "if fewer than two of these hold": said of the list that was read before. */
export function readAgainOfList(reader: Reader): Condition | null {
  const { among } = reader;
  if (among.length < 2) return null;
  return reader.tryRead(() => {
    const none = reader.takeMark('not');
    const fewer = none ? null : reader.take('compare');
    const number = fewer === null ? null : reader.take('number');
    if (!none && !(fewer?.op === '<' && number?.whole === true && number.value > 1)) return null;
    // "Out when fewer than 2"
    const bare = fewer !== null && /^fewer/i.test(reader.text.slice(fewer.from, fewer.to));
    let them = bare && endsCondition(reader);
    for (let step = 0; step < 6; step++) {
      const word = reader.peekIs('unknown')?.word.toLowerCase();
      if (word !== undefined && listWords.has(word)) {
        them = true;
        reader.at++;
      } else if (
        !(reader.isVerb('be') || reader.isVerb('stay')) &&
        !reader.isMark('of') &&
        !reader.isMark('it')
      )
        break;
      else {
        // "when fewer than 2 are"
        them ||= reader.isMark('it') || reader.peekIs('verb') !== null;
        reader.at++;
      }
    }
    if (!them || !endsCondition(reader)) return null;
    const some: Condition =
      number === null ? joined('any', among) : { kind: 'count', least: number.value, terms: among };
    return { kind: 'not', of: some };
  });
}

const listWords: ReadonlySet<string> = new Set(
  'them these those conditions true valid met left apply applies remain remains'.split(' '),
);

/** `2`, `at least 2`, `more than 2`, `any 2`, `2 or more`. */
function readLeast(reader: Reader): number | null {
  const any = reader.takeMark('any') || takesWord(reader, 'any');
  const compared = reader.peekIs('compare');
  if (compared !== null && compared.op !== '>=' && compared.op !== '>') return null;
  if (compared !== null) reader.at++;
  const number = reader.take('number');
  if (number === null || number.unit !== 'plain' || !number.whole) return null;
  if (!any) reader.takeMark('or-more');
  return compared?.op === '>' ? number.value + 1 : number.value;
}

function takesWord(reader: Reader, word: string): boolean {
  if (reader.peekIs('unknown')?.word.toLowerCase() !== word) return false;
  reader.at++;
  return true;
}

/** What stands between the count and its list: `of these 5 must be true before buying:`. */
function readAmong(reader: Reader): boolean {
  let among = false;
  let whole = false;
  for (let step = 0; step < 12; step++) {
    if (reader.isMark('open') || reader.isMark('colon') || reader.isMark('newline')) {
      if (!among) return false;
      while (reader.takeMark('open', 'colon', 'newline', 'bullet'));
      return true;
    }
    const lexeme = reader.peek();
    if (lexeme === undefined) return false;
    if (among && readPlaceAside(reader)) continue;
    if (reader.takeMark('of', 'any', 'all')) among = true;
    else if (among && !whole && reader.peekIs('number')?.whole === true) {
      whole = true;
      reader.at++;
    } else if (among && lexeme.is === 'action') {
      // "two of these three for a long:"
      reader.countedFor = lexeme.action in tradeOf ? lexeme.action : null;
      reader.at++;
    } else if (
      among &&
      (lexeme.is === 'unknown' ||
        lexeme.is === 'filter' ||
        (lexeme.is === 'verb' && (lexeme.verb === 'be' || lexeme.verb === 'stay')) ||
        (lexeme.is === 'mark' && ['for', 'to', 'ago', 'when', 'on', 'in'].includes(lexeme.mark)))
    )
      reader.at++;
    else return among;
  }
  return false;
}

/** "... before buying ETH on 4h:" */
function readPlaceAside(reader: Reader): boolean {
  const asset = reader.take('asset')?.symbol ?? null;
  const timeframe = asset === null ? readTimeframe(reader) : null;
  if (asset === null && timeframe === null) return false;
  const known = reader.aside;
  reader.aside = { asset: known.asset ?? asset, timeframe: known.timeframe ?? timeframe };
  return true;
}

/** The items, between commas, slashes, "or", "and", lines or bullets. */
function readList(reader: Reader, readOne: (reader: Reader) => Condition | null): readonly Condition[] {
  const terms: Condition[] = [];
  for (let step = 0; step < 12; step++) {
    const term = reader.tryRead(() => {
      let parted = step === 0;
      while (reader.takeMark('comma', 'newline', 'bullet', 'or', 'and', 'slash', 'plus')) parted = true;
      return parted ? readOne(reader) : null;
    });
    if (term === null) break;
    terms.push(term);
  }
  return terms;
}
