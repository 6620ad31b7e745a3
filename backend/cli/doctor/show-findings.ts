import { pageWidth } from '../show/layout.ts'
import { type Format, styleFor } from '../show/colours.ts'
import { safeLine } from '../show/plain-text.ts'
import { wrap } from '../show/wrap.ts'
import type { Finding } from '../../doctor/finding.ts'

const LOOKS: Record<Finding['state'], Format[]> = { ok: ['green'], warn: ['yellow'], fault: ['red', 'bold'] }
const [STATE, OF] = [5, 14]
/** Beside its name a text would have no room in fewer columns. */
const NARROW = 60

/** A finding in a line, or in a terminal in as many as it needs. */
export function findingLines({ of, state, says }: Finding, out: NodeJS.WriteStream): string[] {
  const style = styleFor(out)
  const head = `${style(state.padEnd(STATE), ...LOOKS[state])}  ${of.padEnd(OF)}  `
  const text = safeLine(says)
  if (!out.isTTY) return [head + text]
  const width = pageWidth(out.columns)
  const indent = ' '.repeat(width < NARROW ? 2 : STATE + OF + 4)
  const lines = wrap(text, width - indent.length).map((line) => indent + line)
  const [first = '', ...more] = lines
  return width < NARROW ? [head.trimEnd(), ...lines] : [head + first.trimStart(), ...more]
}

/** What all of it comes to, in one line. */
export function verdict(findings: readonly Finding[]): string {
  const count = (state: Finding['state']) => findings.filter((one) => one.state === state).length
  const [faults, warnings] = [count('fault'), count('warn')]
  const said = [counted(faults, 'fault'), counted(warnings, 'warning')].filter(Boolean).join(' and ')
  if (faults > 0) return `${said}. Mend the faults first: they are in the way.`
  return warnings > 0 ? `${said}. Nothing is in the way.` : 'All is well.'
}

const counted = (n: number, what: string): string => (n === 0 ? '' : `${n} ${what}${n === 1 ? '' : 's'}`)
