/** What of a key press counts; a `KeyboardEvent` has it all. */
export type Press = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing' | 'repeat'
>

/** The key as the table of actions writes it, by its place on the keyboard. */
export function comboOf({ key, code, ctrlKey, metaKey, altKey, shiftKey }: Press): string {
  const isMod = ctrlKey || metaKey
  // Who types a question mark means it, wherever the layout has it.
  if (key === '?' && !isMod && !altKey) return 'Shift+Slash'
  return `${isMod ? 'Mod+' : ''}${altKey ? 'Alt+' : ''}${shiftKey ? 'Shift+' : ''}${code}`
}

/** A letter alone would be typed in a field, and speech input may say it by chance (WCAG 2.1.4). */
export const isSingle = (combo: string): boolean => !/^(Mod\+|Alt\+)|F\d+$/.test(combo)

/** Keys that belong to the browser, to the letters under way, or to whatever has the focus. */
const TAKEN = /^(Tab|Enter|NumpadEnter|Space|Escape|Arrow\w+|Backspace|Delete|Home|End|Page\w+|CapsLock|)$/
const MODIFIER = /^(Shift|Control|Alt|Meta|OS)(Left|Right)?$/

/** What may be chosen as a key; null where it may not, `undefined` while only a modifier is held. */
export function choosable(press: Press): string | null | undefined {
  if (MODIFIER.test(press.code)) return undefined
  return press.isComposing || TAKEN.test(press.code) ? null : comboOf(press)
}

const MARKS: Readonly<Record<string, string>> = {
  Slash: '/',
  Backslash: '\\',
  BracketLeft: '[',
  BracketRight: ']',
  Semicolon: ';',
  Quote: '’',
  Comma: ',',
  Period: '.',
  Minus: '-',
  Equal: '=',
  Backquote: '`',
}

const ARROWS: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
}

const named = (code: string): string => MARKS[code] ?? code.replace(/^(Key|Digit)/, '')

/** The keys as people read them: `Shift X`, `G H`, `?`. */
export function shownKey(combo: string, modName = 'Ctrl'): string {
  return combo
    .split(' ')
    .map((one) => {
      if (one === 'Shift+Slash') return '?'
      const parts = one.split('+')
      return parts.map((part) => (part === 'Mod' ? modName : (ARROWS[part] ?? named(part)))).join(' ')
    })
    .join(' ')
}

/** The same for `aria-keyshortcuts`, which knows no keys one after another: there the first opens the way. */
export function ariaKey(combo: string): string | undefined {
  const [first = '', second] = combo.split(' ')
  if (first === '' || second !== undefined) return undefined
  const parts = first === 'Shift+Slash' ? ['?'] : first.split('+').map(named)
  const say = (mod: string) => parts.map((part) => (part === 'Mod' ? mod : part)).join('+')
  return parts.includes('Mod') ? `${say('Control')} ${say('Meta')}` : say('')
}

/** The browser's own name of the key beside the space bar. */
export const modName = (): string => (/Mac|iP(hone|ad)/.test(navigator.userAgent) ? '⌘' : 'Ctrl')
