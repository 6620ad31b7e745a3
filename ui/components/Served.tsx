import { create } from 'zustand'
import { persist } from '../lib/later.ts'
import { language } from '../words/words.ts'

type Known = {
  fixed: Readonly<Record<string, string>>
  /** Sentences that hold a number or a name. */
  patterns: readonly (readonly [RegExp, string])[]
}

/** The server's fixed sentences in the panel's language, loaded when the first of them is shown. English needs none. */
const useKnown = create<{ known: Known }>(() => ({ known: { fixed: {}, patterns: [] } }))
let asked = false

function load(): void {
  if (asked) return
  asked = true
  void persist(() => import('../words/ru/served.ts')).then(({ served, patterns }) =>
    useKnown.setState({ known: { fixed: served, patterns } }),
  )
}

/** A sentence of the server in the panel's language, where the panel knows it; else as it came, and said to be English. */
export function Served({ text }: { text: string }) {
  const said = useServed()(text)
  return said === text && language !== 'en' ? <span lang="en">{text}</span> : <>{said}</>
}

/** The same for places that take only text, such as the name of a control. */
export function useServed(): (text: string) => string {
  const known = useKnown((held) => held.known)
  if (language === 'en') return asItCame
  load()
  return (text) => said(known, text)
}

function said({ fixed, patterns }: Known, text: string): string {
  if (Object.hasOwn(fixed, text)) return fixed[text] ?? text
  const [pattern, to] = patterns.find(([one]) => one.test(text)) ?? []
  return pattern === undefined || to === undefined ? text : text.replace(pattern, to)
}

const asItCame = (text: string): string => text
