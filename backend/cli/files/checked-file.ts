import { closeSync, openSync, statSync } from 'node:fs'
import { unreadable } from './read-text.ts'
import { UsageFault } from '../usage.ts'

/** The path of a file that can be read, whatever its length; one line that says why not. */
export function checkedFile(file: string): string {
  try {
    if (statSync(file).isDirectory()) throw new UsageFault(`${file} is a directory: name the file in it.`)
    closeSync(openSync(file, 'r'))
    return file
  } catch (error) {
    throw unreadable(file, error)
  }
}
