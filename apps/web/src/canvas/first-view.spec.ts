import { describe, expect, it } from 'vitest';
import { boundsOf, firstView, legibleZoom } from './first-view.js';

const sixColumns = { x: 80, y: 80, width: 1_720, height: 260 };

/** Which part of the strategy lies in the view. */
function seen(box: typeof sixColumns, view: { width: number; height: number }) {
  const { x, y, zoom } = firstView(box, view);
  return {
    zoom,
    left: box.x * zoom + x,
    top: box.y * zoom + y,
    right: (box.x + box.width) * zoom + x,
    bottom: (box.y + box.height) * zoom + y,
  };
}

describe('the first view of a strategy', () => {
  it('shows all of it, in the middle, where its names can be read', () => {
    const view = { width: 1_000, height: 800 };
    const { zoom, left, right, top, bottom } = seen(sixColumns, view);
    expect(zoom).toBeGreaterThan(legibleZoom);
    expect(left).toBeCloseTo(view.width - right);
    expect(left).toBeGreaterThan(0);
    expect(top).toBeCloseTo(view.height - bottom);
  });

  it('never shrinks it until nobody can read it: it shows the beginning', () => {
    const { zoom, left, right, top, bottom } = seen(sixColumns, { width: 390, height: 700 });
    expect(zoom).toBe(legibleZoom);
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(20);
    expect(right).toBeGreaterThan(390);
    expect(top).toBeCloseTo(700 - bottom);
  });

  it('shows the top of one that is also too high', () => {
    const { zoom, top, left } = seen(
      { x: -500, y: -9_000, width: 9_000, height: 30_000 },
      { width: 800, height: 600 },
    );
    expect(zoom).toBe(legibleZoom);
    expect(top).toBeGreaterThan(0);
    expect(left).toBeGreaterThan(0);
    expect(Math.max(top, left)).toBeLessThan(40);
  });

  it('does not blow up a single node', () => {
    const { zoom, left, right } = seen({ x: 0, y: 0, width: 220, height: 90 }, { width: 800, height: 600 });
    expect(zoom).toBe(1.1);
    expect(left).toBeCloseTo(800 - right);
  });
});

it('a strategy covers its nodes from corner to corner', () => {
  const node = (x: number, y: number, width: number, height: number) => ({
    position: { x, y },
    data: { geometry: { width, height } },
  });
  expect(boundsOf([node(-40, 20, 220, 90), node(300, -10, 220, 40)])).toEqual({
    x: -40,
    y: -10,
    width: 560,
    height: 120,
  });
});
