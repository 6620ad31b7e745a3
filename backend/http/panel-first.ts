import { readFileSync } from 'node:fs'
import path from 'node:path'

/** The build's word on what to fetch at once: of an address, and of a language. */
type First = { pages: Record<string, string[]>; words: Record<string, string[]> }

const NOTHING: First = { pages: {}, words: {} }
// Pages at these addresses open the run that is named there; the page asks for it by the same letters.
const OF_RUN = '/councils/:id'
const RUN = /^\/councils\/(?<id>[\w.~%-]{1,900})(?:\/|$)/

/**
 * Links for the head of the page at `at`: its scripts, its words and its run come beside the first script, not one after
 * the other. A guess that is wrong costs a few bytes and nothing else.
 */
export function panelFirst(folder: string): (at: string, languages: string | undefined) => string {
  const first = read(path.join(folder, 'first.json'))
  const patterns = Object.keys(first.pages).map((pattern) => ({
    pattern,
    test: new RegExp(`^${pattern.replaceAll(/:\w+/g, '[^/]+')}$`),
  }))
  return (at, languages) => {
    const page = patterns.find(({ test }) => test.test(at))?.pattern
    const run = page?.startsWith(OF_RUN) === true ? RUN.exec(at)?.groups?.id : undefined
    return [
      ...(run === undefined
        ? []
        : [`<link rel="preload" as="fetch" crossorigin href="/api/v1/runs/${run}/snapshot?light=true">`]),
      ...[...(first.words[spoken(first, languages)] ?? []), ...(first.pages[page ?? ''] ?? [])].map(
        (file) => `<link rel="modulepreload" crossorigin href="${file}">`,
      ),
    ].join('\n    ')
  }
}

/** The first language of the reader's that the panel speaks; the panel itself may be set to another. */
function spoken({ words }: First, languages = ''): string {
  const wanted = languages.split(',').map((tag) => tag.trim().slice(0, 2).toLowerCase())
  return wanted.find((one) => Object.hasOwn(words, one)) ?? 'en'
}

/** A panel that was built by hand, or half, has no such file: its page finds everything itself. */
function read(file: string): First {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return NOTHING
  }
  return JSON.parse(text)
}
