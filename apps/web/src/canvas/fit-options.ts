/** How "show everything" frames the strategy: some air around it, never blown up. */
export const fitOptions = { padding: 0.06, maxZoom: 1.1, minZoom: 0.05, duration: 250 } as const;
