import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { selectNodes } from '../canvas/canvas-store.js';
import { useSelectedNodes } from '../canvas/selection.js';
import { useShownFlow } from '../history/viewed-revision.js';
import './outline.css';
import { OutlineEntry } from './outline-entry.js';
import { outlineRows } from './outline-rows.js';

/**
 * The strategy as a table, for the keyboard and for screen readers: the arrows go from node to node, Tab through what
 * can be done with one. The row with the focus is the selected node, so that every shortcut acts on it.
 */
export function Outline() {
  const flow = useShownFlow();
  const rows = useMemo(() => outlineRows(flow), [flow]);
  const [selected, ...others] = useSelectedNodes();
  const [current, setCurrent] = useState(selected ?? rows[0]?.node.id ?? '');
  const place = useRef(0);
  const table = useRef<HTMLTableElement>(null);
  const found = rows.findIndex(({ node }) => node.id === current);
  if (found >= 0) place.current = found;

  const go = (id: string): void => {
    setCurrent(id);
    table.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`)?.focus();
  };

  // What was added, or found by a search, is where the person goes on.
  useEffect(() => {
    if (selected !== undefined && others.length === 0) setCurrent(selected);
  }, [selected, others.length]);
  const isGone = rows.length > 0 && found < 0;
  const next = isGone ? rows[Math.min(place.current, rows.length - 1)]!.node.id : current;
  useEffect(() => {
    if (isGone && !rows.some(({ node }) => node.id === selected)) setCurrent(next);
  }, [isGone, rows, selected, next]);
  useEffect(() => {
    const at = document.activeElement;
    const isHere = at === document.body || at === null || table.current?.contains(at);
    const header = table.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(current)}"]`);
    if (isHere && header && !header.closest('tr')?.contains(at)) header.focus();
  }, [current]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target instanceof Element && event.target.closest('input, select')) return;
    const step = { ArrowDown: 1, ArrowUp: -1, Home: -rows.length, End: rows.length }[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const row = rows[Math.min(Math.max(place.current + step, 0), rows.length - 1)];
    if (row) go(row.node.id);
    event.preventDefault();
  };

  const edges = Object.keys(flow.edges).length;
  return (
    <section className="outline" aria-label="Strategy as a list">
      {rows.length === 0 ? (
        <p className="outline-empty">
          Nothing here yet. Add a node above, or say in the chat what you want to build.
        </p>
      ) : (
        <table ref={table} onKeyDown={onKeyDown}>
          <caption>
            {rows.length === 1 ? '1 node' : `${rows.length} nodes`},{' '}
            {edges === 1 ? '1 connection' : `${edges} connections`}. Arrows go from node to node; Tab to what
            can be done with it.
          </caption>
          <thead>
            <tr>
              <th scope="col">Node</th>
              <th scope="col">Values</th>
              <th scope="col">Reads</th>
              <th scope="col">Read by</th>
              <th scope="col">Problems</th>
              <th scope="col">
                <span className="visually-hidden">What to do</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <OutlineEntry
                key={row.node.id}
                row={row}
                isCurrent={row.node.id === current}
                onFocus={() => {
                  setCurrent(row.node.id);
                  if (selected !== row.node.id || others.length > 0) selectNodes([row.node.id]);
                }}
                onGo={go}
              />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
