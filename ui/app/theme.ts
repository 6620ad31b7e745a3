import { create } from 'zustand'

export type Theme = 'system' | 'light' | 'dark'

const KEY = 'xio.theme'
const NEXT: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' }

/** The chosen theme; `theme.js` sets the remembered one before the first paint. */
export const useTheme = create<{ theme: Theme; turn: () => void }>((set, get) => ({
  theme: remembered(),
  turn: () => {
    const theme = NEXT[get().theme]
    if (theme === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
    remember(theme)
    set({ theme })
  },
}))

function remembered(): Theme {
  const { theme } = document.documentElement.dataset
  return theme === 'light' || theme === 'dark' ? theme : 'system'
}

function remember(theme: Theme): void {
  try {
    localStorage.setItem(KEY, theme)
  } catch {
    // Storage is off: the theme holds for this page.
  }
}
