import type { Token } from '../scan/token.js';
import { dutch } from './dutch.js';
import { calendarPhrases } from './foreign-calendar.js';
import { foreignRanking } from './foreign-ranking.js';
import { french } from './french.js';
import { german } from './german.js';
import { italian } from './italian.js';
import type { PhraseTable } from './phrase-tree.js';
import { polish } from './polish.js';
import { portuguese } from './portuguese.js';
import { spanish } from './spanish.js';

/** Languages whose basics are understood. */
export type Tongue = 'en' | 'de' | 'fr' | 'es' | 'it' | 'pt' | 'nl' | 'pl';

/** Frequent words that give a language away, accents folded; words that are English too are left out. */
const signs: Readonly<Record<Tongue, ReadonlySet<string>>> = {
  en: words(
    'the when if and is above below buy sell with price crosses of than moving average stop use strategy',
  ),
  de: words(
    'wenn der die das den dem und oder ist nicht kaufe kaufen kauf verkaufe verkaufen uber unter steigt fallt kreuzt gleitender gleitenden durchschnitt mit bei von nach auf ein eine einen wird kurs preis stunden tage erstelle sobald falls strategie schnittlinie verkauf jeden jede fur montag freitag woche monat halten rendite einstieg ausstieg gehe unter tageschart sich im am auf ziel beim leer jetzt sofort',
  ),
  fr: words(
    "quand lorsque le la les du des et ou est pas achete acheter achat vends vendre vente dessus dessous passe croise moyenne mobile avec une un sur prix cours cree strategie bougies si au lorsqu' l' achetez vendez chaque semaine mois euros de pour sous vers ouvre ferme sortir short journalier entrer depasse tous toutes vendredis lundis parmi selon detenir maintenant",
  ),
  es: words(
    'cuando el la los las y o es no compra comprar vende vender encima debajo cruza media movil con una un precio sube baja supera crea estrategia velas si del al por cierre vendo compro corto largo abre cierra cerrar diario media salir en supere cruce cada lunes martes viernes semana entre monedas mes dia ahora',
  ),
  it: words(
    "quando il lo la gli le e o non compra comprare acquista acquistare vendi vendere sopra sotto incrocia media mobile con una un prezzo sale scende supera crea strategia candele se del della dell' l' al chiudi vai apri esci compri esponenziale allo posizione ogni lunedi venerdi settimana mese di adesso subito",
  ),
  nl: words(
    'als wanneer zodra de het een en niet koop kopen verkoop verkopen boven onder stijgt zakt daalt kruist gemiddelde voortschrijdend met van op koers prijs strategie maak eronder erboven slotkoers sluit uit dagen bij ga elke maandag vrijdag maand voor laatste week nu',
  ),
  pl: words(
    'gdy kiedy jesli jest kup kupuj sprzedaj powyzej ponizej przetnie przecina cena ceny srednia sredniej kroczacej zamknij na od gory dolu swiec spadnie wzrosnie pozycja pozycje krotka dluga wyjscie przebije strategie',
  ),
  pt: words(
    'quando o a os as e ou nao compre comprar compra venda vender vende acima abaixo cruza media movel com uma um preco sobe cai supera crie estrategia velas se do da ao dos fechar candles em ficar acima fechamento entrar vendido comprado toda diario passar todo segunda sexta feira reais semana cada mes agora',
  ),
};

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** The language of a request by its frequent words; English when nothing speaks clearly for another. */
export function tongueOf(tokens: readonly Token[]): Tongue {
  const found: Record<Tongue, number> = { en: 0, de: 0, fr: 0, es: 0, it: 0, pt: 0, nl: 0, pl: 0 };
  const seen = new Set<string>();
  for (const token of tokens) {
    if (token.kind !== 'word' || seen.has(token.norm)) continue;
    seen.add(token.norm);
    for (const tongue of tongues) if (signs[tongue].has(token.norm)) found[tongue]++;
  }
  let best: Tongue = 'en';
  for (const tongue of tongues) if (found[tongue] > found[best]) best = tongue;
  return found[best] >= 2 || best === 'en' ? best : 'en';
}

const tongues: readonly Tongue[] = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl'];

const tables: Readonly<Record<Exclude<Tongue, 'en'>, PhraseTable>> = {
  de: german,
  fr: french,
  es: spanish,
  it: italian,
  pt: portuguese,
  nl: dutch,
  pl: polish,
};

/** Phrases of a language beside English; they win where both know a word. */
export function tonguePhrases(tongue: Tongue): readonly PhraseTable[] {
  return tongue === 'en' ? [] : [calendarPhrases(tongue), tables[tongue], foreignRanking[tongue]];
}
