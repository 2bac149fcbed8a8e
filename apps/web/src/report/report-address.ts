import { pathOfPage } from '../shared/route.js';

/** The report of a simulation: a link that shows the same to everybody. */
export function addressOfReport(simulation: string, convention = 'standard'): string {
  const query = new URLSearchParams({
    simulation,
    ...(convention === 'standard' ? {} : { convention }),
  });
  return `${pathOfPage('report')}?${query}`;
}

/** A part of a simulation as a file. */
export function fileAddress(
  simulation: string,
  file: 'trades.csv' | 'equity.csv' | 'json',
  convention: string,
): string {
  const path = `/api/simulations/${encodeURIComponent(simulation)}`;
  return file === 'json'
    ? `${path}?convention=${encodeURIComponent(convention)}&points=all`
    : `${path}/${file}`;
}
