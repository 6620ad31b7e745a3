// The words of the cost meter.
export const costMeter = {
  label: (what: string) => `Cost so far: ${what}`,
  of: (spent: string, limit: string) => `${spent} of ${limit}`,
  atLeast: (spent: string) => `at least ${spent}`,
  free: 'free, local',
  unpriced: 'price not set',
  cached: 'Cached',
  title: 'Cost',
  limit: (limit: string) => `The limit is ${limit}.`,
  atLimit: 'When it is reached the council asks: extend by half, or conclude with what there is.',
  forecast: (usd: string, turns: number) => `About ${usd} at the end, if all ${turns} turns are taken.`,
  near: (share: string, limit: string) => `${share} of the budget of ${limit} is used.`,
  dismiss: 'Close',
}
