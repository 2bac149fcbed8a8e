import type { CalendarTongue } from './foreign-calendar.js';

/** Verbs whose second part stands at the end, with the word that says the same in one: "nimm das Ziel raus". */
export const separableVerbs: Readonly<
  Partial<Record<CalendarTongue, readonly (readonly [first: string, last: string, instead: string])[]>>
> = {
  de: [
    ...['raus', 'heraus', 'weg'].flatMap((last) =>
      ['nimm', 'nehme', 'lass', 'mach'].map((first) => [first, last, 'entferne'] as const),
    ),
    ['schmeiss', 'raus', 'entferne'],
    ['wirf', 'raus', 'entferne'],
    ['setz', 'hoch', 'erhohe'],
    ['setz', 'runter', 'senke'],
    ['steig', 'ein', 'kaufe'],
    ['steige', 'ein', 'kaufe'],
    ['kauf', 'ein', 'kaufe'],
    ['steig', 'aus', 'aussteigen'],
    ['steige', 'aus', 'aussteigen'],
  ],
  nl: [
    ...['weg', 'eruit', 'eraf'].flatMap((last) =>
      ['haal', 'neem', 'laat', 'gooi', 'doe'].map((first) => [first, last, 'verwijder'] as const),
    ),
    ['stap', 'in', 'koop'],
    ['stap', 'uit', 'uitstappen'],
    ['voeg', 'toe', 'voeg'],
  ],
};

/** Imperatives that open a follow-up and are other words inside a sentence: "passe en 1h", "baja el stop". */
export const openingVerbs: Readonly<Partial<Record<CalendarTongue, Readonly<Record<string, string>>>>> = {
  fr: {
    passe: 'change',
    passez: 'change',
    augmente: 'augmenter',
    baisse: 'diminuer',
    diminue: 'diminuer',
    double: 'doubler',
    monte: 'augmenter',
  },
  es: {
    sube: 'incrementa',
    baja: 'disminuye',
    aumenta: 'incrementa',
    reduce: 'disminuye',
    cambiemos: 'cambia',
  },
  it: { passa: 'cambia', porta: 'cambia', aumenta: 'aumentare', alza: 'aumentare', abbassa: 'riduci' },
  pt: { suba: 'aumente', baixe: 'reduza', passe: 'mude', diminua: 'reduza' },
};

/** Words that mean something else in front of a number: Portuguese "entre" is "between" there and "enter" elsewhere. */
export const beforeNumbers: Readonly<Partial<Record<CalendarTongue, Readonly<Record<string, string>>>>> = {
  pt: { entre: 'dentre' },
};
