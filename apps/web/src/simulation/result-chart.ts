import {
  AreaSeries,
  CandlestickSeries,
  ColorType,
  CrosshairMode,
  createChart,
  createSeriesMarkers,
  LineSeries,
  LineStyle,
  type MouseEventParams,
  type Time,
  type UTCTimestamp,
} from 'lightweight-charts';
import { colourOf } from '../shared/colour.js';
import { drawdownOf } from './drawdown.js';
import type { PriceBar } from './price-bars.js';
import type { Curve, DoneSimulation, Trade } from './simulation-api.js';
import { tradeMarkers } from './trade-markers.js';

/** Values under the crosshair. */
export interface Reading {
  readonly time: number;
  readonly close?: number;
  readonly equity?: number;
  readonly buyAndHold?: number;
  readonly drawdown?: number;
}

export interface ResultChart {
  /** Brings one trade into view and marks what decided it; null shows all alike again. */
  select(trade: number | null): void;
  destroy(): void;
}

export function startResultChart(
  box: HTMLElement,
  {
    simulation,
    leg,
    prices,
    onReading,
    onPick,
  }: {
    simulation: DoneSimulation;
    /** The leg whose prices and trades are drawn. */
    leg: string | undefined;
    prices: readonly PriceBar[];
    onReading: (reading: Reading | null) => void;
    /** A trade's mark was clicked. */
    onPick: (trade: number) => void;
  },
): ResultChart {
  const colours = {
    up: colourOf('--success'),
    down: colourOf('--danger'),
    equity: colourOf('--accent'),
    hold: colourOf('--text-faint'),
    text: colourOf('--text-soft'),
    grid: colourOf('--line'),
    surface: colourOf('--surface'),
    shade: colourOf('--danger-soft'),
    faint: colourOf('--line-strong'),
  };
  const drawn = simulation.trades
    .map((trade, index) => ({ trade, index }))
    .filter(({ trade }) => leg === undefined || trade.leg === leg);
  const chart = createChart(box, {
    autoSize: true,
    localization: { locale: 'en-US' },
    layout: {
      background: { type: ColorType.Solid, color: colours.surface },
      textColor: colours.text,
      fontFamily: getComputedStyle(document.body).fontFamily,
      fontSize: 11,
      attributionLogo: false,
      panes: { separatorColor: colours.grid, separatorHoverColor: colours.grid },
    },
    grid: { vertLines: { color: colours.grid }, horzLines: { color: colours.grid } },
    crosshair: { mode: CrosshairMode.Magnet },
    rightPriceScale: { borderVisible: false, scaleMargins: { top: 0.12, bottom: 0.08 } },
    timeScale: {
      borderVisible: false,
      timeVisible: hasHours(simulation.equity),
      minBarSpacing: 0.001,
      rightOffset: 4,
    },
  });
  const quiet = { priceLineVisible: false, lastValueVisible: false } as const;
  const first = prices.length > 0 ? 1 : 0;
  const candles =
    prices.length > 0
      ? chart.addSeries(CandlestickSeries, {
          ...quiet,
          upColor: colours.up,
          downColor: colours.down,
          wickUpColor: colours.up,
          wickDownColor: colours.down,
          borderVisible: false,
        })
      : null;
  candles?.setData(prices.map(({ time, ...values }) => ({ time: seconds(time), ...values })));
  const markers = candles ? createSeriesMarkers(candles, tradeMarkers(drawn, colours, null)) : null;
  const held = candles
    ? chart.addSeries(LineSeries, {
        ...quiet,
        color: colours.equity,
        lineWidth: 2,
        lineStyle: LineStyle.Dashed,
        crosshairMarkerVisible: false,
      })
    : null;

  const hold = simulation.buyAndHold
    ? chart.addSeries(LineSeries, { ...quiet, color: colours.hold, lineWidth: 1 }, first)
    : null;
  hold?.setData(points(simulation.buyAndHold ?? []));
  const equity = chart.addSeries(LineSeries, { ...quiet, color: colours.equity, lineWidth: 2 }, first);
  equity.setData(points(simulation.equity));
  const drawdown = chart.addSeries(
    AreaSeries,
    {
      ...quiet,
      lineColor: colours.down,
      lineWidth: 1,
      invertFilledArea: true,
      topColor: 'transparent',
      bottomColor: colours.shade,
      priceFormat: {
        type: 'custom',
        minMove: 0.0001,
        formatter: (value: number) => `${(value * 100).toFixed(1)}%`,
      },
    },
    first + 1,
  );
  drawdown.setData(points(drawdownOf(simulation.equity)));
  const panes = chart.panes();
  for (const [index, share] of (candles ? [5, 3, 2] : [3, 2]).entries())
    panes[index]?.setStretchFactor(share);
  let chosen: Trade | undefined;
  showAll();
  // Until the box has its size, there is nothing to fit into.
  const sized = new ResizeObserver(() => {
    if (box.clientWidth === 0) return;
    showAll();
    sized.disconnect();
  });
  sized.observe(box);

  function showAll(): void {
    if (chosen) show(chosen);
    else chart.timeScale().fitContent();
  }
  const onMove = (event: MouseEventParams<Time>): void => {
    if (event.time === undefined) {
      onReading(null);
      return;
    }
    const value = (series: typeof equity | typeof drawdown | typeof hold): { value?: number } =>
      (series ? (event.seriesData.get(series) as { value?: number } | undefined) : undefined) ?? {};
    const bar = candles ? (event.seriesData.get(candles) as { close?: number } | undefined) : undefined;
    onReading({
      time: Number(event.time) * 1_000,
      ...(bar?.close === undefined ? {} : { close: bar.close }),
      ...renamed('equity', value(equity).value),
      ...renamed('buyAndHold', value(hold).value),
      ...renamed('drawdown', value(drawdown).value),
    });
  };
  chart.subscribeCrosshairMove(onMove);
  const onClick = (event: MouseEventParams<Time>): void => {
    const trade = Number.parseInt(String(event.hoveredObjectId ?? ''), 10);
    if (Number.isInteger(trade)) onPick(trade);
  };
  chart.subscribeClick(onClick);

  function show({ decidedTime, entryTime, exitTime = entryTime }: Trade): void {
    const from = Date.parse(decidedTime);
    const to = Date.parse(exitTime);
    const step =
      simulation.equity.length > 1
        ? (simulation.equity.at(-1)![0] - simulation.equity[0]![0]) / (simulation.equity.length - 1)
        : 86_400_000;
    const air = Math.max(20 * step, (to - from) / 2);
    chart.timeScale().setVisibleRange({ from: seconds(from - air), to: seconds(to + air) });
  }

  return {
    select(index) {
      chosen = index === null ? undefined : simulation.trades[index];
      markers?.setMarkers(tradeMarkers(drawn, colours, chosen ? index : null));
      held?.setData(chosen ? heldLine(chosen) : []);
      if (chosen) show(chosen);
    },
    destroy() {
      sized.disconnect();
      chart.unsubscribeCrosshairMove(onMove);
      chart.unsubscribeClick(onClick);
      chart.remove();
    },
  };
}

function renamed<K extends string>(key: K, value: number | undefined): { [P in K]?: number } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: number });
}

/** From the entry's price to the exit's. */
function heldLine(trade: Trade): { time: UTCTimestamp; value: number }[] {
  const entry = { time: seconds(Date.parse(trade.entryTime)), value: trade.entryPrice };
  if (trade.exitTime === undefined || trade.exitPrice === undefined) return [entry];
  const exit = { time: seconds(Date.parse(trade.exitTime)), value: trade.exitPrice };
  return exit.time === entry.time ? [entry] : [entry, exit];
}

function points(curve: Curve): { time: UTCTimestamp; value: number }[] {
  return curve.map(([time, value]) => ({ time: seconds(time), value }));
}

function seconds(milliseconds: number): UTCTimestamp {
  return Math.floor(milliseconds / 1_000) as UTCTimestamp;
}

function hasHours(curve: Curve): boolean {
  return curve.slice(0, 50).some(([time]) => time % 86_400_000 !== 0);
}
