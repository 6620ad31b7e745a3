import { readFileSync } from 'node:fs'
import path from 'node:path'

export type Example = {
  /** The heading it stands under. */
  title: string
  code: string
  /** What it prints; null: it is compiled only. */
  prints: string | null
}

/** The examples of the library's README, in order. */
export function readmeExamples(): Example[] {
  const text = readFileSync(path.join(import.meta.dirname, '../../backend/autogen/README.md'), 'utf8')
  return text.split(/^## /m).flatMap((section) => {
    const [title = ''] = section.split('\n')
    const blocks = section.matchAll(/^```ts( no-run)?\n(.*?)^```\n(?:\n```text\n(.*?)^```)?/gms)
    return [...blocks].map(([, only, code = '', prints]) => {
      if (only === undefined && prints === undefined)
        throw new Error(`An example under "${title}" does not say what it prints.`)
      return { title, code, prints: only === undefined ? (prints ?? '') : null }
    })
  })
}
