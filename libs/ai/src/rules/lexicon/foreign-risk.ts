import type { CalendarTongue } from './foreign-calendar.js';
import { head } from './meanings.js';
import type { PhraseTable } from './phrase-tree.js';

const risk = (pattern: string): PhraseTable => [[pattern, head('risk')]];

/** "Risk per trade", as a label in front of its number. */
export const foreignRisk: Readonly<Record<CalendarTongue, PhraseTable>> = {
  de: risk('risiko pro|je|per trade|position|geschaft|order|handel'),
  fr: risk('risque par trade|position|ordre|operation|transaction'),
  es: risk('riesgo por operacion|posicion|trade|orden|transaccion'),
  it: risk('rischio per operazione|posizione|trade|ordine'),
  pt: risk('risco por operacao|posicao|trade|ordem'),
  nl: risk('risico per trade|positie|transactie|order|handel'),
  pl: risk('ryzyko na jedna? transakcje|pozycje|trade|zlecenie'),
};
