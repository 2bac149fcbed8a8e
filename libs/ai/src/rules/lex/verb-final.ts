import type { Lexeme } from './lexeme.js';

/**
 * German and Dutch put the verb of a condition last: "wenn der Kurs in 24 Stunden um 5 % fällt". A rise or fall by a
 * percentage goes right behind its subject, where the reader looks for it.
 */
export function verbsBehindSubjects(lexemes: readonly Lexeme[]): readonly Lexeme[] {
  const out = [...lexemes];
  for (let at = 2; at < out.length; at++) {
    const verb = out[at];
    if (verb?.is === 'verb' && verb.verb === 'make') {
      makesBehindSubject(out, at, verb);
      continue;
    }
    if (verb?.is !== 'verb' || (verb.verb !== 'rise' && verb.verb !== 'fall')) continue;
    let from = at;
    let percent = false;
    while (from > 0 && measures(out[from - 1])) {
      from--;
      const part = out[from];
      if (part?.is === 'number' && part.unit === 'percent') percent = true;
    }
    const subject = out[from - 1];
    const said =
      subject?.is === 'field' ||
      subject?.is === 'indicator' ||
      subject?.is === 'asset' ||
      (subject?.is === 'mark' && subject.mark === 'it');
    if (!percent || !said) continue;
    // The percentage stands right behind the verb, the time it took behind that.
    const parts = out.slice(from, at);
    const place = parts.findIndex((part) => part.is === 'number');
    const amount = parts.slice(linkedFrom(parts, place), place + 1);
    const others = [...parts.slice(0, linkedFrom(parts, place)), ...parts.slice(place + 1)];
    out.splice(from, at - from + 1, verb, ...amount, ...others);
  }
  return out;
}

/** "Wenn der Schlusskurs ein neues 50-Tage-Hoch markiert": makes a high of 50 days. */
function makesBehindSubject(out: Lexeme[], at: number, verb: Lexeme): void {
  let from = at;
  while (from > 0 && (out[from - 1]?.is === 'extreme' || measures(out[from - 1]))) from--;
  const subject = out[from - 1]?.is;
  const made = out.slice(from, at).some(({ is }) => is === 'extreme');
  if (made && (subject === 'field' || subject === 'asset'))
    out.splice(from, at - from + 1, verb, ...out.slice(from, at));
}

function linkedFrom(parts: readonly Lexeme[], place: number): number {
  let from = place;
  while (from > 0 && parts[from - 1]?.is !== 'duration' && parts[from - 1]?.is !== 'unit') from--;
  return from;
}

/** What may stand between a subject and its verb: an amount, a time, and the little words in front of them. */
function measures(lexeme: Lexeme | undefined): boolean {
  if (lexeme?.is === 'duration' || lexeme?.is === 'unit') return true;
  if (lexeme?.is === 'number') return lexeme.unit === 'percent';
  return (
    lexeme?.is === 'compare' ||
    (lexeme?.is === 'mark' &&
      ['in', 'on', 'by', 'at', 'with', 'for', 'within', 'last', 'of'].includes(lexeme.mark))
  );
}
