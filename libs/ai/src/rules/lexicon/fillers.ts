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
    'still yet already currently much more most each own been about approx approximately roughly exactly precisely ish whole full entire called ' +
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
