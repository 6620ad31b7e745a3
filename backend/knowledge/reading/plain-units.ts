import { Gathered, type UnitReader } from './units.ts'

/** The paragraphs of a plain text: a blank line ends one. */
export function plainUnits(): UnitReader {
  const open = new Gathered()
  let blank = false
  return {
    take(line) {
      const isBlank = line.text.trim() === ''
      const done = (!isBlank && blank && !open.isEmpty) || open.isLong ? open.take([]) : []
      blank = isBlank
      open.add(line)
      return done
    },
    end: () => open.takeAll([]),
  }
}
