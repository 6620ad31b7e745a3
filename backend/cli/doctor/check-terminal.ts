import { terminalEnv } from '../../config.ts'
import { canRedraw, styleFor, unstyled } from '../show/colours.ts'
import { type Finding, ok, warn } from '../../doctor/finding.ts'

const NARROW = 60

/** How a council will be shown where this was typed. */
export function checkTerminal(): Finding {
  const out = process.stdout
  const { locale, term } = terminalEnv()
  if (!out.isTTY) return ok('terminal', 'none here: a council is printed as plain lines')
  // Windows has no such variable and shows these signs all the same.
  if (process.platform !== 'win32' && !/utf-?8/i.test(locale))
    return warn(
      'terminal',
      `the locale is “${locale || 'C'}”, which may not show signs such as ●: set LANG, for example LANG=C.UTF-8`,
    )
  const columns = out.columns || 80
  if (columns < NARROW)
    return warn('terminal', `${columns} columns: tables are easier to read in ${NARROW} or more.`)
  const colours = styleFor(out) === unstyled ? 'no colours' : 'colours'
  const lines = canRedraw(out) ? '' : `; as TERM is ${term}, nothing is drawn in place`
  return ok('terminal', `${columns} columns, ${colours}${lines}`)
}
