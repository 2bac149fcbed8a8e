export { SimulationEngine } from './simulation/engine.js';
