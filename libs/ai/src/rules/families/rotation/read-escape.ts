import { isMark } from '../../lex/marks.js';
import type { Reader } from '../../parse/reader.js';
import { skipGroup } from '../group-words.js';
import type { Escape } from './ranking.js';
import { barrierOf, readSaid, type Said } from './read-barrier.js';
import { type Refuge, readRefuge } from './read-refuge.js';

/**
 * `cash if its return is negative`, `if the winner is below 0 go to AGG`, `anything with a negative return goes to cash`,
 * `only hold those above their 200 day average`: when what is ranked best is not held, and what is held instead.
 */
export function readEscape(reader: Reader, timeframe: string): Escape | null {
  return (
    reader.tryRead(() => readUnder(reader, timeframe)) ??
    reader.tryRead(() => readDroppedGroup(reader, timeframe)) ??
    reader.tryRead(() => readGroupLeaving(reader, timeframe))
  );
}

/** `[go to AGG] if …`, `only if …`, `unless …`. */
function readUnder(reader: Reader, timeframe: string): Escape | null {
  const before = reader.tryRead(() => readRefuge(reader));
  const lead = readLead(reader);
  if (lead === null) return null;
  const said = readSaid(reader, timeframe);
  if (said === null) return null;
  const behind =
    before ??
    reader.tryRead(() => {
      while (reader.takeMark('comma', 'then', 'and', 'stop', 'colon'));
      return readRefuge(reader);
    });
  // "If A: B" leaves for B when A holds; "only if A", "if A, otherwise B" hold while it does.
  const leaves = lead === 'unless' || (lead === 'when' && behind !== null && !behind.otherwise);
  if (lead === 'when' && behind === null && !goesOn(reader)) return null;
  return escapeOf(said, leaves, behind);
}

/** `move to cash any holding whose …`, `skip those with …`, `replace anything below … by SHY`. */
function readDroppedGroup(reader: Reader, timeframe: string): Escape | null {
  const before = reader.tryRead(() => readRefuge(reader));
  if (before === null && !takeDropping(reader)) return null;
  const named = skipGroup(reader) > 0;
  const lead = readLead(reader);
  if (!named && lead === null) return null;
  const said = readSaid(reader, timeframe);
  if (said === null) return null;
  const behind = before ?? reader.tryRead(() => (reader.takeMark('by', 'with') ? readRefuge(reader) : null));
  return escapeOf(said, lead !== 'unless', behind);
}

/** `anything with a negative return goes to cash`, `those below their average are dropped`, `with a positive return`. */
function readGroupLeaving(reader: Reader, timeframe: string): Escape | null {
  const requires = reader.isMark('with');
  if (skipGroup(reader) === 0) return null;
  const said = readSaid(reader, timeframe);
  if (said === null) return null;
  const behind = reader.tryRead(() => {
    reader.takeMark('comma');
    return readRefuge(reader);
  });
  if (behind !== null) return escapeOf(said, !behind.otherwise, behind);
  reader.skipBe();
  if (takeDropping(reader)) {
    const instead = reader.tryRead(() => (reader.takeMark('by', 'with') ? readRefuge(reader) : null));
    return escapeOf(said, true, instead);
  }
  // "The top 3 with a positive return": what is asked of what is held.
  return requires && said.of === 'own' && said.well ? escapeOf(said, false, null) : null;
}

function escapeOf(said: Said, leaves: boolean, refuge: Refuge | null): Escape | null {
  const barrier = barrierOf(said, leaves);
  return barrier === null ? null : { barrier, refuge: refuge?.market ?? null };
}

type Lead = 'when' | 'only' | 'unless';

/** `only if`, `unless`, `hold only`, `don't trade when`. */
function readLead(reader: Reader): Lead | null {
  let lead: Lead | null = null;
  for (;;) {
    if (reader.takeMark('only')) lead = 'only';
    else if (reader.takeMark('unless')) lead = 'unless';
    else if (reader.takeMark('when')) lead ??= 'when';
    else if (lead === null && isRefusing(reader)) {
      reader.at += reader.isMark('when', 1) ? 2 : 3;
      return 'unless';
    } else if (lead === 'only' && holds(reader)) reader.at++;
    else return lead;
  }
}

/** "No trades when", "don't hold anything when". */
function isRefusing(reader: Reader): boolean {
  if (!reader.isMark('not')) return false;
  const verb = reader.peek(1);
  return (
    reader.isMark('when', 1) || ((verb?.is === 'verb' || verb?.is === 'action') && reader.isMark('when', 2))
  );
}

function holds(reader: Reader): boolean {
  const action = reader.peekIs('action')?.action;
  return reader.isVerb('stay') || ['buy', 'long', 'enter'].includes(action ?? '');
}

/** Behind "if SPY is above its average": the choice that stands under it, or nothing more. */
function goesOn(reader: Reader): boolean {
  let ahead = 0;
  while (isMark(reader.peek(ahead), 'comma', 'then', 'colon')) ahead++;
  const next = reader.peek(ahead);
  if (next === undefined || next.is === 'mark') return true;
  return choosing.has(next.is);
}

/** What a choice of markets begins with. */
const choosing: ReadonlySet<string> = new Set(
  'action verb ranked number unsupported edit every timeframe head'.split(' '),
);

const dropping =
  /^(skip|skipped|exclude|excluded|ignore|ignored|avoid|avoided|omit|omitted|discard|discarded|dropped|ineligible)$/i;

/** `skip`, `don't hold`, `are replaced`, `get sold`: a market that is not held. */
function takeDropping(reader: Reader): boolean {
  const from = reader.at;
  reader.take('verb');
  const not = reader.takeMark('not');
  const next = reader.peek();
  const held =
    next?.is === 'verb' ||
    next?.is === 'action' ||
    (next?.is === 'unknown' && /^(held|hold|owned|bought|eligible)$/i.test(next.word));
  const drops =
    (next?.is === 'edit' && ['remove', 'replace', 'change'].includes(next.edit)) ||
    (next?.is === 'action' && ['sell', 'exit'].includes(next.action)) ||
    (next?.is === 'unknown' && dropping.test(next.word));
  if (not ? held : drops) {
    reader.at++;
    return true;
  }
  reader.at = from;
  return false;
}
