import { oneOf } from '../usage.ts'
import type { View } from '../show/view.ts'
import {
  jsonView,
  pageView,
  plainView,
  quietView,
  terminalView,
  type Showing as Shown,
} from '../show/views.ts'
import { canRedraw, styleFor, unstyled } from '../show/colours.ts'
import { pageWidth } from '../show/layout.ts'
import { wrap } from '../show/wrap.ts'
import { askAtTerminal } from './ask-at-terminal.ts'
import type { Ask } from './attend.ts'

export type Showing = {
  view: View
  /** Null where nobody sits who could answer. */
  ask: Ask | null
  pace: 'reading' | 'max'
  /** Where the end of it is told; null where nothing is to be said. */
  tell: ((lines: readonly string[]) => void) | null
}

type Asked = { json?: boolean; quiet?: boolean; pace?: string }

/** How a run is shown here: as JSON, not at all, in a terminal, or as plain lines. */
export function showingFor({ json = false, quiet = false, pace }: Asked, how: Shown): Showing {
  const asked = oneOf('--pace', pace, ['reading', 'max'])
  const terminal = process.stdout.isTTY && !json && !quiet
  const somebody = process.stdin.isTTY && process.stdout.isTTY && !json
  return {
    view: json ? jsonView() : quiet ? quietView() : readable(how),
    ask: somebody ? askAtTerminal : null,
    pace: asked ?? (terminal ? 'reading' : 'max'),
    // With --json standard output holds the log and nothing else.
    tell: quiet ? null : (lines) => tell(json ? process.stderr : process.stdout, lines),
  }
}

// A pager that is promised colours wants the lines of a terminal as well.
function readable(how: Shown): View {
  const out = process.stdout
  if (out.isTTY && canRedraw(out)) return terminalView(how)
  return out.isTTY || styleFor(out) !== unstyled ? pageView(how) : plainView(how)
}

function tell(out: NodeJS.WriteStream, lines: readonly string[]): void {
  // An indented line is to be typed: broken in two it could not be copied.
  const fitted = (line: string) => (line.startsWith('  ') ? [line] : wrap(line, pageWidth(out.columns)))
  const shown = out.isTTY ? lines.flatMap(fitted) : lines
  out.write(`\n${shown.join('\n')}\n`)
}
