export { referenceSimulation } from '../reference/reference-engine.js';
export { barsOf, flatBars, signalsOn, walkOf } from './bars.js';
export { atrStop, programOf, rsiAndAverages } from './programs.js';
