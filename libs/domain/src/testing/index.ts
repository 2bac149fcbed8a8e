export { custom, edge, flowWith, momentumFlow, node, price, rules } from './builders.js';
export { given } from './given.js';
