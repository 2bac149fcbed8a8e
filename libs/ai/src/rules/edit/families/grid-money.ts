import { moneyOfEach } from '../../families/grid.js';
import type { FlowEditor } from '../flow-editor.js';
import type { Grid, GridWords } from './grid-state.js';

/** Money on each level, or in all; more levels share what was told in all, and each keeps what was told of it. */
export function setMoney(editor: FlowEditor, grid: Grid, levels: number, words: GridWords): void {
  const node = editor.riskNode('position_size');
  const size = node?.params;
  const told = node?.description === moneyOfEach && typeof size?.value === 'number';
  const each = words.each ?? (told ? words.money : null);
  const total = words.total ?? (told ? null : words.money);
  const kept = told ? Number(size?.value) / grid.levels : null;
  const ofEach = each ?? (total === null ? kept : null);
  const wanted = total ?? (ofEach === null ? null : ofEach * levels);
  if (wanted === null) shareMoney(editor, grid, levels);
  if (wanted === null || wanted === size?.value) return;
  editor.setRisk('position_size', { mode: 'fixed_notional', value: Number(wanted.toPrecision(12)) });
  const sized = editor.riskNode('position_size');
  if (sized !== null) editor.draft.change(sized.id, { description: ofEach === null ? '' : moneyOfEach });
  editor.done.push(
    `$${Number((wanted / levels).toPrecision(6))} on each of ${levels} levels is $${Number(wanted.toPrecision(12))} in all.`,
  );
}

/** "30 levels": the money in all stays; that each level keeps its own is one click away. */
function shareMoney(editor: FlowEditor, grid: Grid, levels: number): void {
  const node = editor.riskNode('position_size');
  const total = node?.params.value;
  if (node === null || node.params.mode !== 'fixed_notional' || typeof total !== 'number') return;
  if (levels === grid.levels) return;
  const short = (value: number): number => Number(value.toPrecision(6));
  const each = total / grid.levels;
  const value = Number((each * levels).toPrecision(12));
  editor.assumed.push({
    about: 'position-size',
    text: `$${short(total)} in all stays as it is: $${short(total / levels)} on each of ${levels} levels, where it was $${short(each)}.`,
    nodeId: node.id,
    param: 'value',
    alternatives: [
      {
        label: `$${short(each)} on each level as before: $${short(value)} in all`,
        commands: [{ type: 'EditNode', id: node.id, params: { value } }],
      },
    ],
  });
}
