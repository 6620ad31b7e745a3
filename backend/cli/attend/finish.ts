import { draftRecord } from '../../compose.ts'
import { ENDED, type RunState } from '../../council/state.ts'
import { writeDrafts, writeRecord } from '../files/write-record.ts'
import { tellExports } from '../exporting/after-run.ts'
import type { Exporter } from '../exporting/with-exports.ts'
import { cutShortLines, endingOf, pausedLines, shownPath } from '../show/ending.ts'
import { safeLine } from '../show/plain-text.ts'
import { asTyped, shellWord } from '../as-typed.ts'
import { attend, type Attended } from './attend.ts'
import { exitCodeOf } from './exit-code.ts'
import type { Showing } from './showing.ts'
import type { Source } from './source.ts'

type Here = {
  source: Source
  showing: Showing
  folder: string
  /** What to type elsewhere to answer a question, where a server holds the run. */
  toAnswer?: string
  exporter: Exporter
  whenThere?: (state: RunState) => Promise<void>
}

/** Shows a run that is held for us until it ends or is paused, writes its files and waits for its exports. Settles with the exit code. */
export async function attendedHere(here: Here): Promise<number> {
  const { source, showing, folder, toAnswer, exporter, whenThere } = here
  const { view, ask } = showing
  const attended = await attend({
    source,
    view,
    ask,
    onInterrupt: 'pause',
    cutShort: (state) => showing.tell?.(cutShortLines(state, resumeLine(state, folder)).map(printable)),
    ...(toAnswer === undefined ? {} : { toAnswer }),
    ...(whenThere === undefined ? {} : { whenThere }),
  })
  const code = finish(attended, showing, folder)
  if (ENDED.has(attended.state.status)) await tellExports(exporter, attended.state, showing)
  return code
}

/** Writes the files of a run that ended, or the drafts of one that was paused. */
function finish({ state, lines, interrupted }: Attended, { tell }: Showing, folder: string): number {
  const paused = interrupted && state.status === 'paused'
  const code = paused ? 130 : exitCodeOf(state)
  const said = paused
    ? pausedLines(state, {
        folder,
        files: writeDrafts(folder, draftRecord(state, Date.now()), state, lines),
        resume: resumeLine(state, folder),
      })
    : endingOf(state, { folder, files: writeRecord(folder, state, lines), code })
  tell?.(said.map(printable))
  return code
}

// What is to be typed stands indented in a line of its own.
const printable = (line: string): string => (line.startsWith('  ') ? `  ${safeLine(line)}` : safeLine(line))

const resumeLine = ({ runId }: RunState, folder: string): string =>
  asTyped(`resume ${runId} --out ${shellWord(shownPath(folder))}`)
