/** Words that carry no trading meaning; they are passed over wherever they stand. */
export const fillers: ReadonlySet<string> = new Set(
  (
    'the teh a an back bck my your our its his their i we you me us im id ill ive please pls plz kindly would could can may might ' +
    'like want wants wanna need needs let lets just simply really very quite some thing something stuff basically ' +
    'essentially kinda kind sort maybe perhaps probably well ok okay hey hi hello yo dear thanks thank cheers bro dude ' +
    'mate guys sir there here which who whose as do does did be being been am has have had having will shall should ' +
    'going gonna gotta trading simple basic easy quick classic standard typical normal usual nice good great cool ' +
    'awesome solid robust new little bit automated automatic automatically immediately right away always ever ' +
    'own personal test example sample demo first second finally lastly next later ' +
    'that this these those such so then value values level levels reading readings line number figure mark territory zone ' +
    'area region point points indicator indicators oscillator signal signals rule rules condition conditions criteria ' +
    'logic setup confirms confirmed confirm trigger triggers triggered occurs occur happens happen ' +
    'appears appear shows show gives give generates generated fires event based basis monitors monitor watch watches ' +
    'track tracks tracking calculate calculates calculating compute computes look looks looking see sees find wait waits ' +
    "data feed market price's trade trades trader system bot strategy's strategic one ones every respectively also " +
    'still yet much more most each own been about approx approximately roughly exactly precisely ish whole full entire called ' +
    "named titled what where am'"
  )
    .split(' ')
    .filter((word) => word !== ''),
);

/** Articles and possessives that may stand inside a phrase: "close the position", "crosses back above". */
export const phraseGaps: ReadonlySet<string> = new Set([
  '-',
  '_',
  'the',
  'a',
  'an',
  'my',
  'your',
  'our',
  'its',
  'any',
  'back',
  'again',
  'me',
  'us',
  'open',
  'existing',
  'current',
  'just',
  'then',
  'my',
  'clearly',
  'strongly',
  'finally',
  'decisively',
  'der',
  'die',
  'das',
  'den',
  'dem',
  'le',
  'la',
  'les',
  'el',
  'los',
  'il',
  'lo',
  'o',
  'os',
]);

/** Ordinary words one letter away from a word of the lexicon: never taken for a typing mistake of it. */
export const ordinaryWords: ReadonlySet<string> = new Set(
  (
    'those these there where chose clone cloud prime pride prize grade trace grace gross sport stock stocks power tower ' +
    'width round sound found bound about alone along among begin bring could would might right light night sight eight weight ' +
    'their other others later water after great threat treat small shall spell smell scale sales sale mellow yellow fellow ' +
    'bellow elbow flow slow glow blow owner lover cover over never fever lever clever sever server every very vary early ' +
    'yearly nearly money honey moon soon noon room home some come same game name fame time dime lime sign sigh thigh ' +
    'highest heist think thing things thank thick strike stroke story store stone stand still steel steal start starts ' +
    'smart chart chant change chance charge large barge bring bright build built guild quite quiet quote quota quota ' +
    'enough though through thought bought brought fought taught caught first worst burst thirst fist list least east ' +
    'beast feast coast roast toast boast hope rope scope slope horse house mouse course source force forced fresh flesh ' +
    'candy handle handles bundle battle bottle cattle settle gentle rather father mother bother brother weather whether ' +
    'leather feather tether gather lather neither either seven eleven given driven risen raises raised praise phrase ' +
    'please phase chase cases cases bases basic basis banks bank bands hands lands sands brand grand stand ' +
    'position petition portion poem poems cake bake lake make take wake fake sake joke jokes song songs write wrote ' +
    'weather doctor recipe cook cooking movie travel football soccer music python javascript code capital france paris ' +
    'number numbers summer winter letter better matter butter litter latter rate rates date dates data gate late ' +
    'profitable profile robot robots human machine story world word words work works worth north south mouth month ' +
    'total trust truth treat tweet sweet sheet street strong strange stream dream cream scream'
  ).split(' '),
);
