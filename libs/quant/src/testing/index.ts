export { referenceSimulation } from '../reference/reference-engine.js';
export { barsOf, flatBars, signalsOn, walkOf } from './bars.js';
export { atrStop, cheatingProgram, programOf, rsiAndAverages } from './programs.js';
