/** Below this zoom the names on the nodes can't be read. */
export const legibleZoom = 0.38;

const airShare = 0.06;
const largestAtFirst = 1.1;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What the strategy covers; the sizes are those that its nodes are drawn with. */
export function boundsOf(
  nodes: readonly {
    readonly position: { readonly x: number; readonly y: number };
    readonly data: { readonly geometry: { readonly width: number; readonly height: number } };
  }[],
): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { position, data } of nodes) {
    left = Math.min(left, position.x);
    top = Math.min(top, position.y);
    right = Math.max(right, position.x + data.geometry.width);
    bottom = Math.max(bottom, position.y + data.geometry.height);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/**
 * Where the view stands when a strategy opens: all of it while its names can be read, else its beginning, as a
 * strategy reads from left to right, and the rest is a pan away.
 */
export function firstView(
  strategy: Box,
  view: { readonly width: number; readonly height: number },
  largestZoom = largestAtFirst,
): { x: number; y: number; zoom: number } {
  const air = { x: view.width * airShare * 0.5, y: view.height * airShare * 0.5 };
  const whole = Math.min(
    (view.width - 2 * air.x) / strategy.width,
    (view.height - 2 * air.y) / strategy.height,
  );
  const zoom = Math.min(Math.max(whole, legibleZoom), largestZoom);
  const along = (start: number, size: number, room: number, margin: number): number => {
    const isWhole = size * zoom <= room - 2 * margin + 1;
    return isWhole ? (room - size * zoom) / 2 - start * zoom : margin - start * zoom;
  };
  return {
    x: along(strategy.x, strategy.width, view.width, air.x),
    y: along(strategy.y, strategy.height, view.height, air.y),
    zoom,
  };
}
