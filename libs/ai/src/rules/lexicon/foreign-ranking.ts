import type { CalendarTongue } from './foreign-calendar.js';
import type { Meaning } from './meaning.js';
import { filler, indicator, mark } from './meanings.js';
import type { PhraseTable } from './phrase-tree.js';

const ranked = (best: boolean): Meaning => ({ is: 'ranked', best });
const levels: Meaning = { is: 'grid-level' };
const grid: Meaning = { is: 'unsupported', what: 'grid' };
const now: Meaning = { is: 'now' };

/** Rankings, what is held, grids and their steps, and "now"; words without accents, as the scanner folds them. */
export const foreignRanking: Readonly<Record<CalendarTongue, PhraseTable>> = {
  de: [
    ['jetzt|sofort', now],
    ['gitter|gittern|gitters|raster|rasters|gridbot', grid],
    ['stufen|stufe|ebenen|ebene|leveln', levels],
    ['rendite|renditen|performance|wertentwicklung', indicator('roc')],
    ['tage rendite|performance', indicator('roc')],
    ['aktien|coins|kryptos|werte', filler],
  ],
  fr: [
    ['maintenant', now],
    ['grille|grilles', grid],
    ['niveaux|niveau|paliers|palier', levels],
    ['tous|toutes', filler],
    ['plus? meilleur|meilleure|meilleurs|meilleures|fort|forts|forte|fortes', ranked(true)],
    ['plus? pire|pires|faible|faibles', ranked(false)],
    ['performance|performances|rendement|rendements', indicator('roc')],
    ['rendement|performance sur', indicator('roc')],
    ['selon', mark('by')],
    ['parmi', mark('of')],
    ['cryptos|actions|monnaies entre', mark('of')],
    ['meilleur|meilleure|meilleurs|meilleures|fort|forts|forte|fortes entre', ranked(true)],
    ['detenir|detiens|garder|garde|conserver|cryptos|actions|monnaies', filler],
  ],
  es: [
    ['ahora', now],
    ['rejilla|rejillas|cuadricula|cuadriculas|grilla|grillas|malla', grid],
    ['niveles|nivel|escalones|escalon', levels],
    ['todos|todas', filler],
    ['con|mas? mejor|mejores|fuerte|fuertes', ranked(true)],
    ['con|mas? peor|peores|debil|debiles', ranked(false)],
    ['mejor|mejores|fuertes entre', ranked(true)],
    ['rendimiento|rendimientos|rentabilidad|retorno', indicator('roc')],
    ['monedas|criptos|criptomonedas|acciones entre', mark('of')],
    ['monedas|criptos|criptomonedas|acciones|mantener|manten|mantiene', filler],
    ['segun', mark('by')],
  ],
  it: [
    ['adesso|subito|ora', now],
    ['griglia|griglie', grid],
    ['livelli|livello|gradini|gradino', levels],
    ['piu? migliore|migliori|forte|forti', ranked(true)],
    ['piu? peggiore|peggiori|debole|deboli', ranked(false)],
    ['migliore|migliori|forti tra|fra', ranked(true)],
    ['rendimento|rendimenti|performance', indicator('roc')],
    ['tieni|tenere|mantieni|cripto|azioni|monete', filler],
    ['secondo|in base a|al', mark('by')],
  ],
  pt: [
    ['agora', now],
    ['grade|grades|grelha|grelhas', grid],
    ['niveis|nivel', levels],
    ['melhor|melhores', ranked(true)],
    ['mais forte|fortes', ranked(true)],
    ['pior|piores', ranked(false)],
    ['mais fraca|fracas|fraco|fracos', ranked(false)],
    ['rendimento|retorno|rentabilidade', indicator('roc')],
    ['melhores entre', ranked(true)],
    ['manter|mantenha|moedas|acoes|criptos', filler],
    ['segundo|conforme', mark('by')],
  ],
  nl: [
    ['nu', now],
    ['raster|rasters', grid],
    ['niveaus|niveau|stappen', levels],
    ['beste|sterkste', ranked(true)],
    ['slechtste|zwakste', ranked(false)],
    ['rendement', indicator('roc')],
    ['op basis van', mark('by')],
    ['aanhouden|houd|houden|munten|aandelen', filler],
  ],
  pl: [
    ['teraz', now],
    ['siatka|siatke|siatki', grid],
    ['poziomow|poziomy|poziom|poziomami|poziomach', levels],
    ['najlepsze|najlepszych|najsilniejsze|najsilniejszych', ranked(true)],
    ['najgorsze|najgorszych|najslabsze|najslabszych', ranked(false)],
    ['stopa|stopy|stope zwrotu', indicator('roc')],
    ['wedlug', mark('by')],
    ['trzymaj|trzymac|kryptowaluty|akcje|akcji', filler],
  ],
};
