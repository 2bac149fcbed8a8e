/**
 * Common English words that lie a letter or two away from a word of the lexicon and are no form of it: never taken for
 * a typing mistake of it ("peas" is no "peak", "wish" no "with").
 */
export const ordinaryWords: ReadonlySet<string> = new Set(
  `
aback abide abode abort abound about acceleration actresses actuality addiction addictions addressee
addressees adore advocates advocating after agent aground aide airs alga aliened allegation
allotting alone along altar altos amen among ample amply analysts annul apart aptly arbitrary
arbitrate arbitrated arbitrates arbitrating archiving ardent ares arranging arson arts assent
assents assert asserts asses assess assignment assuring attack audition auditions aunt autos avert
averts avid avoidable await awaits awry babe bags bait bake baked bald balds bale baled balks bands
bangs bank banks barb barbs barge baring barn barns bases bash bashed basic basics basin basins
basis baste basted bath bats batter battle baud bawl baying beach beaches beads beak beaker beaks
beams beans beast beater became beer bees begin begs bellow bend bends bent bereaving beset better
biased billow bind birds bitter bleach bleaches bleak bleaker bleat bleats blew blob bloc blocs blog
blot blow blown boar boars boas boast boasts boat boats bolt bond bonds boning boom booms boon boons
boor boors boos boot booth boots botch bother bottle boughs bought bound bounded bounding bowing
bowl boxing boys brand bras brat brats breaching bread breading breads breasting breath breathing
bright brine bring brink brinks briny brisks broach broaches brook brooks broth brother brought brow
brunching brunt buck bugs build built bulb bulk bundle bunk buns buoy buoying buoys burnt burp burst
burying bused bust busying butter cabs cached cage cake calf calk calks callus calm calms camps
candies candor candy cannon canter cantering capital capitalisation capsuling caressing carousing
carps cars cart carts carve cased cases cashes cashew caste castle casts cattle caught cause cave
caws cede cell cellar cellars cells chair chairs chance chances change chant chants chaps charge
charges chars chart chase chasm chat chats cheat cheek chest chick chin chins chopper chose chows
chuck claps clarity clashed clashes clean cleans cleats clever clod clone clones closeting closets
cloud clout clove clover clovers cloves coal coaling coalition coalitions coals coast coasts coat
coats code coding coiling cokes coking cold collating colts comas comb combing combs come comet
comets commissioners community commuters commutes compassion competes composite compost composted
composure conceit conceits concert concertos concerts concession conditionals condoms cones
confection conference confession confiscation connecting connection connective cons consoling
constrict constricting constructing construed construes contact contacting contacts contradict
contradicting contradicts contrast contrasting contrasts convenience convening convention converged
converging conversed converted converting conveying conviction convictions convulsion cooing cook
cooking cooks coop cooper cooping coops coos copes coping cord cores coring cork cornering
correlating corruption cosy cots could counteract counteracting counteracts course cover coverts
covet coveted coveting covets cower cowered cowering cowers cowing cows coyer crate crates creak
cream creases creatures cremate cremates crept crews crises crown crowns crush crushes crypts cubs
cues culling cults culturing cums curb curbing curbs curd curdling curds cure cures curing curly
currant curry curse cursing curving cysts dabs dads daft dairies daisies dallies dally damp damps
dams daring data date dates dawn dead deadlines deaf deals dealt dean dearth debt debut decease
deceased deceases deceasing deceiving declaring decreeing dedication dedications deed deem deer
deference defile deflation deign dejection dent depiction deplete deport depressed depresses
depressing derivation derivations despot destining detaining detection deviating devotions differing
digestion digestions digs dime dims dine dins discard dissection dissections divergent diverse
divine divined doctor dodge doilies doily doles domes dominants dopes doubly doubting doves dozes
dream drift drily drip dripped dripping driven drone droop drooped drooping droops dross drown drys
duel dues dull dumb dune duping dyes earl early earring earrings ears earthlier ease east eater
edict editing eight eights either elbow electrify electronic eleven emits enact endearing enough
entice entirety etch every exalt excelling exception excerpt exciting excluding excreting exempting
exemption exiling existing exists exited expansion expecting expend expending exploding explore
expounding extent exult face fact faction failing fake falters fame faring fate father fats fatten
fattened fattens fatter fawned fawning faze feast feather feces feels feet felling fellow fells felt
fend fending fends fester fever figs filed filler filling fills filth finding findings finds fine
finer fines fins fired firming firms firs first fist fits fitter flails flair flame flames flapped
flee flesh flew float flopped floss flow flues fluttered foam foams foes fogs foils fold food
football force forced foresting foretaste foretasting forged forger forges forgot forks formative
forming formulation forth forts forum forums foster fought found founding foundling foundlings
founds foxed france fresh fret friction fries frog fuel fulling fundamentalism fundamentalist
fundamentally furl furnished furnishes fuse gabs gags gait gaits gale gals game garb gasp gasped
gasping gasps gate gather gaze gazetting gees geld gems gentle gents gibe gibes gibing gild gins
given glow goat gobs goggle golf gong gores goring grace grade grain grains gram grand grape
grappling grate grater greasiest great greets greyed grim grind grinds grip grips grit grits gross
grub guild guts gutting hags hale haling haloing halting hamper handle handles hands hardest hardy
haring hark harm harmonies harmonise harmonize harnessing harp hate hating hats hatting haunt havens
haying haze hazing heading headlands heal healing heals heaping heaps hearing heat heats heave heeds
heist hemp herds highest hike hill hilts hims hint hinting hints hips historian hither hiving hoard
hock hocking hocks hoed hoes hoist holy home honey honking honks hoof hoofing hoofs hoop hooping
hoops hoot hooting hoots hope hops hording horse hose host house howl hows hugest hulk human hurl
huts hysterical icon incensing inclining indenting indication infecting infest infested infesting
infests info ingest ingested ingesting ingests injecting insect inserting insisting instigate
intellect intellects intensely inter interacts intercepts interior interiors interject interjects
interments intestine intruding invalidating invalided invented inventing invents inverted inverting
iterative javascript jest joke jokes junk jute juts keel keels keen keens kelp kiln kilo kilt king
kink kinked kinks kinky labs lack lacks lading lager lake lander lands lane lanes laps large laser
lasers lash lashing lasses late later lather latter laundered leads leafs leaks leaning learn leases
leash least leather lending lent lest letter levee levees lever levers lick licks lied lieu lift
light liked limber lime limed liner linger link linked links lint lips liquidating list listing
litter liven liver loading loaf loam loaves lobe lobes lodger lodging lofts logger logging logs loom
loon loop loots lope lopes loping lord lore lotus loud lounging louse louses lover lovers loves
loving lowing loyal luck lucks lugs lung lunging lungs lusting machine macing made mads magic maid
maids make male males malt mangy manic maps mares marked marking marred marries mars marsh martin
mask masking mass master match mates mating mats matter mayor maze mazes meal meat meddle mellow
melt memo menus metal mete miens might mike mikes miking mink mint minuses misplaced misplacing
misprinted misprinting miss moat modal mode moist moles momentous moms money monkey month mood moods
mooing moon mooning moor moors moos moots mopes moping morns moss motel moth mother moths moult
mountains mourning mouse mouth mouths movie mowing muddle mulch mule mull multiply munch music
mutter name narrating national nationals nearly neither nest nests nether neutering never newer nigh
night nimble nits noes noon north notching noting null number numbers nuts oafs oaks oars oath oaths
odder odes oily older omen omens onus opposition optimists ores other others otters ounce ours oust
ouster ousts ovens over overt overwrought owes owner oxen ozone pace pack packed packet packs pacts
pail pails pain pains painting paintings palace pall palls pals pans pants papal pared parentage
paris parkas parred parse parsed parted particles partisans party pasta pastes pats pattering
patters paunch paunches pavements paws peace peal peas peat peck peek peep peeps pendant perceptible
perceptive perforating perfuming perimeter perimeters perked peroxided peroxides peroxiding
perpetrates perpetuate perpetuates pest petition petitions pets phase phrase picket pieces pies pigs
pike pikes pill pills pilot pilots pinch pinches pins plaice plain plank plant plate please plops
ploy plug plugs plum plump plumps plums pluses pods poem poems poet pole poles polo pomp pores
portion pose poses position pour pout pouts power praise pray precedent precious precluding
predicate predicating pretending pride prides pries prime primes prince princes printing printings
prise prises prize prizes proceeding production productions productive profile profiling profitable
profiting projectile promising props prospective provinces provoking puke pukes puma pumas puns
punts pups purity pusses python quack quantify quartet quiet quilt quip quirk quite quiz quota
quotas quote races rack racked racket racking racks radio radios rage rages ragging raging raid rain
raised raises rake raked rakes raking rankled rankling ransom rant ranted rants raps rare rares
rasher rate rates rather rations rave raves raze razes react reacted reacting real realism realist
reals ream reams reap reaps recant receivers recenter recessing recession recipe reclining recorders
recording recreates recurrent recursion reds reed reeds reelected reflected refraining regaining
regard regent rehashing rehearsal rehearsals rehearses rehearsing rejecting rejoinder rejoining
releasing relent relenting remakes remarking reminder reminders reminding remittance remote rend
rendering rends rent repeating repent repenting reporting repression repressions rerouting resenting
resetting resistant resort resorting resorts resounds respected rests retailing retain retaining
retch retched retches retching retirement retort retorting retorts retracted retracts returning
revelries revenge revolting revolution revolutions revolvers revulsion ribs rich ricing rides riding
rids right rigs riling rims ring ringing rings rinse rinses rinsing ripen risen riser risers roach
roaches road roads roast robe robot robots rocked rocker roles room root rooter rooting rope roses
roster rotting rotund rouging round rouse rousing routine rude rues rugs ruing runs runt runts rust
sack sacked sacks sacs safes sages sags sake sale sales salt salve salves same sands sandy sang sank
saps sashes saves sawing saws saying says scab scalded scalds scale scalier scalloping scalpel
scamper scant scanter scared scaring scars schooling scold scoot scooting scoots scope scoping scorn
scorns scram scrapping scrawling scream seal sealed seals sear sears seat seating secession sects
seep seeps self send sensed senses sent sentient server settle settling seven sever sewing sews
shack shaft shakes shall shames shape shapes shark sharks sharp sharps shave shaves shawl sheep
sheet shelling shells shin shingle ships shire shirted shirting shirts shock shocks shoes shooed
shooing shoos shopped shopping shored shoring shouldered shouted shoved shrieking shrilling
shrimping shun shuns shunt shunts sick sicking sicks sics siding sidle sidles sift sifting sifts
sigh sight sign silk silks sill sills silting silts simulating simulator sine sing singe singing
singly sings sinning sins sinus sips sired siring sirs sited situating situation skid skim skimp
skin skis skit skits slack slacked slag slake slashes slat slats slay slaying slays sleep sleeps
slice slices slim slime slims sling slink slinking slinks slit slitting slob slog slope slopped slow
slowing smack smacked small smart smarting smash smell smelling smells smite smock smocks smoothing
smoulders smut smuts snack snacked snake snaps snare snares snips snitch snitches snoop snore snores
snort snorted snorting snorts snowed snows snug soaks soap soccer sock socks soldiered soles solo
some song songs soon soothed sopped sopping sops sore sores sorted sorting sorts sound sour source
sours south sowed sowing sown sows spank spanner spar spare spares spars spats spawn spaying spays
spell spelling spellings spells spew spice spices spies spin spine spines spire spires spit spite
spites spits spitting splat splint splitting spoke spokes spoon spore spores sport sported sporting
sports spout spreed springing sprinkling sprinting spun squalling squashing squatting squawking
squeaking squealing squire squired squires squiring squirming squirting stabs staging staid staked
staking staled stales stalk stalked stand staple staples starching staring starlight starring stars
start startling starts starving states stating statistician stave staves staving steadying steak
steal steel stem stems stepped stepping stews sticks still stimulate stimulated stimulates
stimulation sting stink stinking stinks stipulate stipulation stir stitch stitches stock stocks
stoke stomp stomped stomping stomps stone stooped stooping stoops store stores stork storks story
stowed straggle straggled straggler stragglers straggles strait strand strands strange strangely
stranger strangest strapping stratifies straw straying strays stream street stride strife strike
stringent stringier stringiest stringing stripe stripping strive stroke strong struggles strut
submarine sues sufficing suffixes suits summer sundry sung sunk supervisor sure surer surpluses
surplussing surprising swab swabs swam swamp swamps swans swaying sweet sweets swellings swift swig
swine swoon swoop swore swung syringing tabs tail tailed tailing tails take tale tales talk talker
talking talks tamed tamer taming tang tanker tanking tans taper taping tapping tars task tasking
tasks taught taxes taxing teak team teats teen teeth telegraph tend tending tends tent tether text
texts thank their there these thick thigh thing things think thins thirst those thou though thought
threat threw thrive through thus ticketing tickling tide tided tides tied ties tiled tiles tilt time
tipping tirade tirades tire tired tires titter toast toes tome tomes tonal tons topical toppling
torch torched torches torching torn toss total tower tows toys trace traces tracing train trained
training trains trait traits trampling trance trances transition translation trap traps travel
traveling trawl trawled trawling trawls tread treads treat tree treed trenches trenching trialling
trick tricking trickling tricks trifle trill tripe trod truce trust truth tsar tuck tucking tucks
tugs tuned tuning turf turfed turfing turfs twee tweed tweet twine twister udder ultimatum unfits
unkind untie unto upload vague valve vary vent verb verse very vile vine vise voice wades wafts wage
wages wags waif waifs waists waive waives wake wakes walk walks walled wand wanes wanner warts water
watts waxes weak weakly wean weather weave weaver weaves weed weeds weep weeps wees weighed weighing
weighs weight welder welders wept west whatsoever where wheres wherever whet whether whets whew
whinnying whitening whys widow width wilt wily wincing wingers winging winking winter winters wish
witch withdrew wits wives word words work works world worst worth would wound wove wren wright write
writhe wrote yearly yearn yearns yellow yolk zest
`
    .split(/\s/)
    .filter((word) => word !== ''),
);
