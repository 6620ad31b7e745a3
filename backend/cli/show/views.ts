import { ENDED, type RunState } from '../../council/state.ts'
import { styleFor } from './colours.ts'
import { laidOut, message, pageWidth } from './layout.ts'
import { LiveRegion } from './live-region.ts'
import { safe, safeLine } from './plain-text.ts'
import { progressLine } from './progress.ts'
import { speakerOf } from './speakers.ts'
import { entriesOf, type Entry } from './transcript.ts'
import type { View } from './view.ts'
import { wrap } from './wrap.ts'

const ignore = () => {}
const note = (line: string): void => void process.stderr.write(`${safeLine(line)}\n`)

/** Says nothing of the discussion. */
export const quietView = (): View => ({
  event: ignore,
  draft: ignore,
  caughtUp: ignore,
  note,
  hold: ignore,
  close: ignore,
})

/** The run log as JSON Lines: exactly the stored bytes, one event a line as it happens. */
export const jsonView = (): View => ({
  ...quietView(),
  event: ({ bytes }) => void process.stdout.write(`${bytes}\n`),
})

/** `past`: what happened before we came is shown too. `recorded`: its time is that of its events, and not now. */
export type Showing = { past: boolean; recorded?: boolean }

/** The discussion as plain lines, for files and pipes. */
export function plainView({ past }: Showing): View {
  return {
    ...quietView(),
    event(told) {
      if (told.past && !past) return
      const lines = entriesOf(told).flatMap(plainly)
      if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`)
    },
    caughtUp(state) {
      if (!past && state !== null) process.stdout.write(`${goesOn(state)}\n`)
    },
  }
}

/** The discussion as a terminal shows it, without drawing anything again: for one that cannot, and for a pager. */
export function pageView({ past }: Showing): View {
  const out = process.stdout
  const page = { width: pageWidth(out.columns), style: styleFor(out) }
  return {
    ...plainView({ past }),
    event(told) {
      if (told.past && !past) return
      const lines = entriesOf(told).flatMap((entry) => laidOut(entry, page))
      if (lines.length > 0) out.write(`${lines.join('\n')}\n`)
    },
  }
}

function plainly(entry: Entry): string[] {
  switch (entry.kind) {
    case 'title':
      return [safeLine(entry.text), ...entry.below.map(safeLine)]
    case 'section':
      return ['', `== ${safeLine(entry.text)}`]
    case 'message':
      return ['', `${safeLine(entry.speaker.name)} (${safeLine(entry.about)})`, safe(entry.text).trim()]
    case 'mark':
      return ['', `-> ${safeLine(entry.text)}`]
  }
}

const goesOn = ({ meeting, turns, phase, runId }: RunState): string =>
  `${safeLine(meeting.title)}: run ${runId} goes on in ${phase}, after ${turns} ${turns === 1 ? 'turn' : 'turns'}.`

/** Nobody sees the difference between this and each token as it comes. */
const REDRAW_MS = 50
const TICK_MS = 1_000

/** The discussion in a terminal: what was said stays, what is being said and the time left are drawn again in place. */
export function terminalView({ past, recorded = false }: Showing): View {
  const out = process.stdout
  const style = styleFor(out)
  const region = new LiveRegion(out)
  let state: RunState | null = null
  let draft: { seat: string; text: string } | null = null
  let held = false
  let redraw: NodeJS.Timeout | undefined
  const page = () => ({ width: pageWidth(out.columns), style })

  function live(): string[] {
    if (state === null || held || ENDED.has(state.status)) return []
    const said =
      draft === null ? [] : message(speakerOf(state, draft.seat, draft.seat), '…', draft.text, page())
    const [who, ...lines] = said
    // What does not fit above the progress line is seen in full when it has been said.
    const room = Math.max(1, (out.rows ?? 24) - 5)
    const tail = lines.slice(-room)
    return [
      '',
      ...(who === undefined ? [] : [who, ...tail, '']),
      style(progressLine(state, recorded ? state.lastAt : Date.now()), 'dim'),
    ]
  }
  const show = () => region.show(live())
  const ticks = setInterval(show, TICK_MS)
  out.on('resize', show)

  return {
    event(told) {
      state = told.state
      if (told.event.type === 'turn') draft = null
      const entries = told.past && !past ? [] : entriesOf(told)
      if (told.event.type === 'chat_message' && entries.length > 0) draft = null
      if (entries.length > 0)
        region.print(
          entries.flatMap((entry) => laidOut(entry, page())),
          told.past ? [] : live(),
        )
      else if (!told.past) show()
    },
    draft(seat, text) {
      draft = { seat, text }
      redraw ??= setTimeout(() => {
        redraw = undefined
        show()
      }, REDRAW_MS)
    },
    caughtUp() {
      if (!past && state !== null) region.print(['', ...wrap(goesOn(state), page().width)], [])
      show()
    },
    note: (line) =>
      region.print(['', ...wrap(safeLine(line), page().width).map((one) => style(one, 'dim'))], live()),
    hold(on) {
      held = on
      show()
    },
    close() {
      clearInterval(ticks)
      clearTimeout(redraw)
      out.off('resize', show)
      region.clear()
    },
  }
}
