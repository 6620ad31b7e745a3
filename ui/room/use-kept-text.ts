import { useState } from 'react'

/** Where half-written text lives: with this tab, or on the device until it is sent. */
export type Kept = 'tab' | 'device'

/** Half-written text that survives a reload of the page, on this device only. */
export function useKeptText(key: string, where: Kept = 'tab'): [string, (text: string) => void] {
  const [text, setText] = useState(() => readKept(key, where))
  return [
    text,
    (next) => {
      setText(next)
      write(key, next, where)
    },
  ]
}

// A storage that is switched off throws when it is looked at.
const storageOf = (where: Kept): Storage => (where === 'device' ? localStorage : sessionStorage)

export function readKept(key: string, where: Kept): string {
  try {
    return storageOf(where).getItem(key) ?? ''
  } catch {
    return ''
  }
}

function write(key: string, text: string, where: Kept): void {
  try {
    if (text === '') storageOf(where).removeItem(key)
    else storageOf(where).setItem(key, text)
  } catch {
    // Storage is off or full: the text lives as long as the page.
  }
}
