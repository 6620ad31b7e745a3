import { create } from 'zustand'
import { isRow } from '../lib/reading.ts'
import { LANGUAGES, type Language } from '../words/words.ts'

export const THEMES = ['system', 'light', 'dark', 'contrast'] as const
export type Theme = (typeof THEMES)[number]
export const DENSITIES = ['comfortable', 'compact'] as const
/** How much of the talk is read out (SPEC section 14). */
export const VERBOSITIES = ['off', 'turns', 'first_sentence', 'full'] as const
export type Verbosity = (typeof VERBOSITIES)[number]

/** What a person has set for this browser. It changes how the panel looks and tells, never a run. */
export type Preferences = {
  theme: Theme
  density: (typeof DENSITIES)[number]
  /** Null: as the browser asks for. */
  language: Language | null
  railOpen: boolean
  verbosity: Verbosity
  /** Single keys act at all. */
  singleKeys: boolean
  /** Keys that were moved: action → `code`, with `Shift+` before it where it is held. */
  keys: Readonly<Record<string, string>>
  enterSends: boolean
  sounds: boolean
  desktopNotices: boolean
}

const UNSET: Preferences = {
  theme: 'system',
  density: 'comfortable',
  language: null,
  railOpen: false,
  verbosity: 'turns',
  singleKeys: true,
  keys: {},
  enterSends: false,
  sounds: false,
  desktopNotices: false,
}

/** `theme.js` reads the same entry before the first paint. */
const KEY = 'xio.preferences'

export const usePreferences = create<Preferences>(() => remembered())

/** Sets some of them, for all tabs of this browser. */
export function prefer(changed: Partial<Preferences>): void {
  usePreferences.setState(changed)
  show(usePreferences.getState())
  try {
    localStorage.setItem(KEY, JSON.stringify(usePreferences.getState()))
  } catch {
    // Storage is off: it holds for this page.
  }
}

let isOfOther = false

/** Follows what another tab sets. */
addEventListener('storage', ({ key }) => {
  if (key !== KEY) return
  isOfOther = true
  usePreferences.setState(remembered())
  isOfOther = false
  show(usePreferences.getState())
})

/** While a change is told: whether it was made in this tab. */
export const isChosenHere = (): boolean => !isOfOther

function show({ theme, density }: Preferences): void {
  const { dataset } = document.documentElement
  if (theme === 'system') delete dataset.theme
  else dataset.theme = theme
  dataset.density = density
}

function remembered(): Preferences {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    return isRow(kept) ? read(kept) : UNSET
  } catch {
    return UNSET
  }
}

/** Whatever is not as it should be is as if it had never been set. */
function read(kept: Record<string, unknown>): Preferences {
  const flag = (key: 'railOpen' | 'singleKeys' | 'enterSends' | 'sounds' | 'desktopNotices') =>
    typeof kept[key] === 'boolean' ? kept[key] : UNSET[key]
  return {
    theme: oneOf(THEMES, kept.theme) ?? UNSET.theme,
    density: oneOf(DENSITIES, kept.density) ?? UNSET.density,
    language: oneOf(LANGUAGES, kept.language) ?? null,
    verbosity: oneOf(VERBOSITIES, kept.verbosity) ?? UNSET.verbosity,
    keys: isRow(kept.keys) ? texts(kept.keys) : {},
    railOpen: flag('railOpen'),
    singleKeys: flag('singleKeys'),
    enterSends: flag('enterSends'),
    sounds: flag('sounds'),
    desktopNotices: flag('desktopNotices'),
  }
}

// Declared, since what is remembered is read while this file is.
function oneOf<T>(known: readonly T[], value: unknown): T | undefined {
  return known.find((one) => one === value)
}

function texts(row: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(row).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}
