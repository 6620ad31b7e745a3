import { readFileSync } from 'node:fs'
import path from 'node:path'

type Files = Record<string, string[]>
/** The build's word on what to fetch at once: of an address, of a language, and of an address in a language. */
type First = { pages: Files; words: Files; pageWords: Record<string, Files> }

const NOTHING: First = { pages: {}, words: {}, pageWords: {} }
// Pages at these addresses open the run that is named there; the page asks for it by the same letters.
const OF_RUN = '/councils/:id'
const REPLAY = '/councils/:id/replay'
const RUN = /^\/councils\/(?<id>[\w.~%-]{1,900})(?:\/|$)/

/**
 * Links for the head of the page at `at`: its scripts, its words and its run come beside the first script, not one after
 * the other. A guess that is wrong costs a few bytes and nothing else.
 */
export function panelFirst(folder: string): (address: string, languages: string | undefined) => string {
  const first = read(path.join(folder, 'first.json'))
  const patterns = Object.keys(first.pages).map((pattern) => ({
    pattern,
    test: new RegExp(`^${pattern.replaceAll(/:\w+/g, '[^/]+')}$`),
  }))
  return (address, languages) => {
    const [at = address, query = ''] = address.split('?', 2)
    const page = patterns.find(({ test }) => test.test(at))?.pattern ?? ''
    const run = page.startsWith(OF_RUN) ? RUN.exec(at)?.groups?.id : undefined
    const language = spoken(first, languages)
    return [
      ...(run === undefined ? [] : asked(page, run, query)).map(
        (path) => `<link rel="preload" as="fetch" crossorigin href="/api/v1/runs/${path}">`,
      ),
      ...[first.words[language], first.pageWords[page]?.[language], first.pages[page]]
        .flatMap((files) => files ?? [])
        .map((file) => `<link rel="modulepreload" crossorigin href="${file}">`),
    ].join('\n    ')
  }
}

/**
 * What the page at an address of a run waits for, by the letters that it uses itself. No more than that: a browser has six
 * connections, and a long run that nobody has read yet holds each of these until it is folded.
 */
function asked(page: string, run: string, query: string): string[] {
  if (page !== REPLAY) return [`${run}/snapshot?light=true`]
  const at = new URLSearchParams(query).get('at') ?? ''
  const seq = /^\d{1,9}$/.test(at) ? Math.max(1, Number(at)) : 1
  return [`${run}/snapshot?light=true&amp;at=${seq}`, `${run}/marks`]
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
  return { ...NOTHING, ...JSON.parse(text) }
}
