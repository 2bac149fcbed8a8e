import { expect, it } from 'vitest';
import { findTemplates, groupsOf } from './found.js';
import type { Template } from './templates-api.js';

const template = (id: string, told: Partial<Template>): Template => ({
  ...{ id, type: 'strategy', origin: 'built-in', name: id, description: '', nodes: {}, edges: {} },
  evidence: { status: 'not-yet-simulated', text: 'Not yet simulated.' },
  ...told,
});
const all = [
  template('mine', { origin: 'saved' }),
  template('rsi', { family: 'momentum', sentence: 'Buy BTC when RSI(14) crosses above 70' }),
  template('pair', { family: 'pairs', sentence: 'Pairs trade BTC/ETH' }),
];
const ids = (text: string, group: string | null = null) =>
  findTemplates(all, text, group).map(({ id }) => id);

it('finds templates in which every word stands, in any order and case', () => {
  expect(ids('')).toEqual(['mine', 'rsi', 'pair']);
  expect(ids('70 buy')).toEqual(['rsi']);
  expect(ids('btc')).toEqual(['rsi', 'pair']);
  expect(ids('btc gold')).toEqual([]);
});

it('groups them by family, and what people saved under its own heading', () => {
  expect(groupsOf(all)).toEqual(['saved', 'momentum', 'pairs']);
  expect(ids('btc', 'pairs')).toEqual(['pair']);
  expect(ids('', 'saved')).toEqual(['mine']);
});
