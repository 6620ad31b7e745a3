import { realpathSync } from 'node:fs'
import path from 'node:path'
import { type Called, calledBy } from '../config.ts'

/** A call of the program that works when it is typed here, as this one did: `npx xio resume RUN`. */
export function asTyped(
  args: string,
  { called = calledBy(), program = process.argv[1] ?? 'xio' }: { called?: Called; program?: string } = {},
): string {
  const { dataDir } = called
  // A shell of Windows keeps what was set in it, and has another way to write it.
  const data = dataDir === null || process.platform === 'win32' ? '' : `XIO_DATA_DIR=${shellWord(dataDir)} `
  return `${data}${nameOf(program, called)} ${args}`
}

/** A word as a shell takes it. */
export const shellWord = (word: string): string =>
  /^[\w./:@%+,=~-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`

function nameOf(program: string, { byNpm, searched }: Called): string {
  if (byNpm) return 'npx xio'
  const real = realOf(program)
  if (searched.some((folder) => realOf(path.join(folder, 'xio')) === real)) return 'xio'
  const near = path.relative(process.cwd(), program)
  return `node ${shellWord(near.startsWith('..') ? program : near)}`
}

// A global install is a link to the file that runs.
function realOf(file: string): string | null {
  try {
    return realpathSync(file)
  } catch {
    return null
  }
}
