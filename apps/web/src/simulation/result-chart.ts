import {
  AreaSeries,
  CandlestickSeries,
  ColorType,
  CrosshairMode,
  createChart,
  createSeriesMarkers,
  LineSeries,
  type MouseEventParams,
  type SeriesMarker,
  type Time,
  type UTCTimestamp,
} from 'lightweight-charts';
import { colourOf } from '../shared/colour.js';
import { drawdownOf } from './drawdown.js';
import type { PriceBar } from './price-bars.js';
import type { Curve, DoneSimulation, Trade } from './simulation-api.js';

/** Values under the crosshair. */
export interface Reading {
  readonly time: number;
  readonly close?: number;
  readonly equity?: number;
  readonly buyAndHold?: number;
  readonly drawdown?: number;
}

export interface ResultChart {
  /** Brings a period into view, with some bars around it. Unix milliseconds. */
  show(from: number, to: number): void;
  destroy(): void;
}

/** Markers with words crowd each other beyond this many trades. */
const wordsUpTo = 25;

export function startResultChart(
  box: HTMLElement,
  {
    simulation,
    prices,
    onReading,
  }: {
    simulation: DoneSimulation;
    prices: readonly PriceBar[];
    onReading: (reading: Reading | null) => void;
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
  };
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
  if (candles) createSeriesMarkers(candles, markersOf(simulation.trades, colours));

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
  showAll();
  // Until the box has its size, there is nothing to fit into.
  const sized = new ResizeObserver(() => {
    if (box.clientWidth === 0) return;
    showAll();
    sized.disconnect();
  });
  sized.observe(box);

  function showAll(): void {
    chart.timeScale().fitContent();
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

  return {
    show(from, to) {
      const step =
        simulation.equity.length > 1
          ? (simulation.equity.at(-1)![0] - simulation.equity[0]![0]) / (simulation.equity.length - 1)
          : 86_400_000;
      const air = Math.max(20 * step, (to - from) / 2);
      chart.timeScale().setVisibleRange({ from: seconds(from - air), to: seconds(to + air) });
    },
    destroy() {
      sized.disconnect();
      chart.unsubscribeCrosshairMove(onMove);
      chart.remove();
    },
  };
}

function renamed<K extends string>(key: K, value: number | undefined): { [P in K]?: number } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: number });
}

function markersOf(trades: readonly Trade[], colours: { up: string; down: string }): SeriesMarker<Time>[] {
  const worded = trades.length <= wordsUpTo;
  const markers = trades.flatMap((trade): SeriesMarker<Time>[] => {
    const long = trade.side === 'long';
    const entry: SeriesMarker<Time> = {
      time: seconds(Date.parse(trade.entryTime)),
      position: long ? 'belowBar' : 'aboveBar',
      shape: long ? 'arrowUp' : 'arrowDown',
      color: long ? colours.up : colours.down,
      ...(worded ? { text: long ? 'Buy' : 'Short' } : {}),
    };
    if (!trade.exitTime) return [entry];
    const exit: SeriesMarker<Time> = {
      time: seconds(Date.parse(trade.exitTime)),
      position: long ? 'aboveBar' : 'belowBar',
      shape: 'circle',
      color: trade.profit >= 0 ? colours.up : colours.down,
      size: 0.7,
      ...(worded
        ? { text: `${trade.profit >= 0 ? '+' : '−'}${Math.abs(trade.return * 100).toFixed(1)}%` }
        : {}),
    };
    return [entry, exit];
  });
  return markers.sort((a, b) => Number(a.time) - Number(b.time));
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
