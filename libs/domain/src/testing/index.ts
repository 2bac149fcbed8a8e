export { custom, edge, flowWith, momentumFlow, node, price, python, rules } from './builders.js';
export { given } from './given.js';
