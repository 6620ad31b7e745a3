import { median, percentile, type Figure } from './figures.ts'
import { fanOutStage, heldOf, published, stall, wake, type Stage } from './fan-out-stage.ts'

const WATCHERS = 500
const BURST = { events: 2_000, perTick: 20, everyMs: 0 }
/** A slice of a stream of 200 events/s: so short that whatever else the machine does meets all contenders. */
const SLICE = { events: 40, perTick: 1, everyMs: 5 }
/** Each follows the others as often as they follow it; the bare one needs fewer, being further away. */
const ORDERS = [
  ['free', 'stalled', 'bare'],
  ['stalled', 'free'],
  ['stalled', 'free', 'bare'],
  ['free', 'stalled'],
] as const
/** Rounds count from zero; those before compile what is measured. */
const WARM_UP = -2
const FULL = { bursts: 7, blocks: 6, slices: 6 }
const SMOKE = { bursts: 1, blocks: 1, slices: 1 }

/**
 * 500 viewers of one run: deliveries a second against the bare server, the tail at 200 events/s, and one who does not
 * read. Contenders take turns, each in processes of its own; every ratio is of two measurements a moment apart, and
 * the median of many such pairs is told.
 */
export async function fanOut(smoke = false): Promise<Figure[]> {
  const { bursts, blocks, slices } = smoke ? SMOKE : FULL
  const stages = await Promise.all([
    fanOutStage('ours', WATCHERS),
    fanOutStage('ours', WATCHERS),
    fanOutStage('bare', WATCHERS),
  ])
  const [one, other, bare] = stages
  try {
    const rates = await burstsOf(bursts, { ours: one, bare })
    const tails = await tailsOf(blocks, slices, [one, other], bare)
    return [rateFigure(rates), ...tailFigures(tails)]
  } finally {
    for (const stage of stages) await stage.end()
  }
}

type Rates = { ours: number[]; bare: number[] }

async function burstsOf(rounds: number, stages: { ours: Stage; bare: Stage }): Promise<Rates> {
  const rates: Rates = { ours: [], bare: [] }
  for (let round = WARM_UP; round < rounds; round++) {
    for (const name of round % 2 === 0 ? (['ours', 'bare'] as const) : (['bare', 'ours'] as const)) {
      const { sent, arrived } = await published(stages[name], BURST)
      const last = arrived.reduce((latest, at) => Math.max(latest, at), 0)
      if (round >= 0) rates[name].push((arrived.length / (last - sent[0]!)) * 1000)
    }
  }
  return rates
}

type Slice = Partial<Record<'free' | 'stalled' | 'bare', number[]>>
type Tails = { slices: Slice[]; held: number[] }

/** Two servers of ours take turns at having the one who does not read: neither's luck with its process is in the ratio. */
async function tailsOf(blocks: number, slices: number, ours: [Stage, Stage], bare: Stage): Promise<Tails> {
  const tails: Tails = { slices: [], held: [] }
  for (let block = 0; block < blocks; block++) {
    const [free, stalled] = block % 2 === 0 ? ours : ([ours[1], ours[0]] as const)
    // Another watcher each time: one that has once read much is given larger buffers by the kernel.
    await stall(stalled, block)
    for (let i = block === 0 ? WARM_UP : 0; i < slices; i++) {
      const slice = await sliceOf(
        { free, bare, stalled },
        ORDERS.at((block * slices + i) % ORDERS.length) ?? ORDERS[0],
      )
      if (i >= 0) tails.slices.push(slice)
    }
    tails.held.push(await heldOf(stalled))
    await wake(stalled)
  }
  return tails
}

async function sliceOf(stages: Record<keyof Slice, Stage>, order: readonly (keyof Slice)[]): Promise<Slice> {
  const slice: Slice = {}
  for (const name of order) slice[name] = latencies(await published(stages[name], SLICE))
  return slice
}

function latencies({ sent, arrived }: { sent: Float64Array; arrived: Float64Array }): number[] {
  const late: number[] = []
  // The stalled watcher's places are empty.
  arrived.forEach((at, i) => at > 0 && late.push(at - sent[Math.floor(i / WATCHERS)]!))
  return late
}

function rateFigure({ ours, bare }: Rates): Figure {
  const thousands = (perSecond: number) => `${Math.round(perSecond / 1000)} k/s`
  return {
    figure: `fan-out to ${WATCHERS} watchers ÷ bare, deliveries/s`,
    ...paired(ours, bare, thousands),
    hold: 0.7,
    aim: 0.9,
    unit: 'ratio',
    atLeast: true,
  }
}

function tailFigures({ slices, held }: Tails): Figure[] {
  const kilobytes = held.map((bytes) => bytes / 1024)
  return [
    {
      figure: 'p99 at 200 events/s ÷ bare',
      ...pairedTails(slices, 'free', 'bare'),
      hold: 1.5,
      aim: 1.2,
      unit: 'ratio',
    },
    {
      figure: 'one stalled watcher: the others’ p99 ÷ without it',
      ...pairedTails(slices, 'stalled', 'free'),
      hold: 1.1,
      aim: 1,
      unit: 'ratio',
    },
    {
      figure: 'memory held for the stalled watcher',
      value: Math.max(...kilobytes),
      hold: 256,
      aim: 256,
      unit: 'KB',
      note: `unsent in its socket, the most of ${held.length} times; least ${Math.min(...kilobytes).toFixed(0)} KB`,
    },
  ]
}

function pairedTails(slices: Slice[], ours: keyof Slice, other: keyof Slice): Pick<Figure, 'value' | 'note'> {
  const both = slices.flatMap(({ [ours]: one, [other]: two }) => (one && two ? [{ one, two }] : []))
  const ones = both.map(({ one }) => one)
  const twos = both.map(({ two }) => two)
  const { value, note } = paired(ones.map(p99), twos.map(p99), ms)
  return { value, note: `${note}; over all slices ${ms(p99(ones.flat()))} ÷ ${ms(p99(twos.flat()))}` }
}

const p99 = (late: number[]): number => percentile(late, 0.99)
const ms = (value: number): string => `${value.toFixed(1)} ms`

/** The median of the pairs' ratios, and between what half of them lie. */
function paired(
  ours: number[],
  other: number[],
  shown: (value: number) => string,
): Pick<Figure, 'value' | 'note'> {
  const ratios = ours.map((value, i) => value / (other[i] ?? NaN))
  const half = [0.25, 0.75].map((share) => percentile(ratios, share).toFixed(2)).join('–')
  const medians = [ours, other].map((values) => shown(median(values))).join(' ÷ ')
  return { value: median(ratios), note: `${medians}; ${ratios.length} pairs, half of them ${half}` }
}
