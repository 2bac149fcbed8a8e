import type { CalendarTongue } from './foreign-calendar.js';
import { edit, mark, verb } from './meanings.js';
import type { PhraseTable } from './phrase-tree.js';

/** How strategies are changed in other languages, beside the verbs that each table has. */
export const foreignFollowUps: Readonly<Record<CalendarTongue, PhraseTable>> = {
  de: [
    ['nimm|nehme', edit('use')],
    ['streiche|streich|weg mit', edit('remove')],
    ['mach|mache daraus|es', verb('make')],
    ['ersetze', edit('replace')],
    ['ruckgangig', edit('undo')],
    ['verdopple', edit('double')],
    ['halbiere', edit('halve')],
    ['durch', mark('with')],
  ],
  es: [
    ['ponlo|ponla', edit('change')],
    ['reemplaza|sustituye', edit('replace')],
    ['duplica', edit('double')],
    ['deshaz|deshacer', edit('undo')],
  ],
  fr: [
    ['remplace|remplacer', edit('replace')],
    ['au lieu des|du|d', mark('instead')],
    ['double', edit('double')],
    ['annule', edit('undo')],
    ['par', mark('with')],
  ],
  it: [
    ['metti', edit('change')],
    ['sostituisci', edit('replace')],
    ['annulla', edit('undo')],
  ],
  pt: [
    ['coloque|ponha', edit('change')],
    ['substitua', edit('replace')],
    ['ao|em inves|vez de|do|da', mark('instead')],
    ['desfaca', edit('undo')],
  ],
  nl: [
    ['vervang', edit('replace')],
    ['door', mark('with')],
  ],
  pl: [['zamien', edit('replace')]],
};
