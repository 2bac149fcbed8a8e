import type { CalendarTongue } from './foreign-calendar.js';
import type { Meaning } from './meaning.js';
import { edit, mark, verb } from './meanings.js';
import type { PhraseTable } from './phrase-tree.js';

const workdays: Meaning = { is: 'weekdays', days: [1, 2, 3, 4, 5] };

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
    ['de? lunes a viernes', workdays],
    ['duplica', edit('double')],
    ['deshaz|deshacer', edit('undo')],
  ],
  fr: [
    ['remplace|remplacer', edit('replace')],
    ['au lieu des|du|d', mark('instead')],
    ['double', edit('double')],
    ['du? lundi au vendredi', workdays],
    ['annule', edit('undo')],
    ['par', mark('with')],
  ],
  it: [
    ['metti', edit('change')],
    ['sostituisci', edit('replace')],
    ['dal? lunedi al venerdi', workdays],
    ['annulla', edit('undo')],
  ],
  pt: [
    ['coloque|ponha', edit('change')],
    ['de? segunda a sexta', workdays],
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
