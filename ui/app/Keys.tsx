import { useEffect } from 'react'
import { cx } from '../components/cx.ts'
import { words } from '../words/words.ts'
import { actionOf, keyOf, type ActionId } from './actions.ts'
import { comboOf, isSingle, modName, shownKey, type Press } from './keys.ts'
import { usePreferences } from './preferences.ts'
import { perform, thereNow, useKeyLine } from './use-action.ts'

/** Listens for the keys of all actions, and shows what may follow a first one. */
export function Keys() {
  useEffect(() => {
    addEventListener('keydown', onKeyDown)
    addEventListener('pointerdown', forget)
    addEventListener('focusin', onFocusIn)
    return () => {
      removeEventListener('keydown', onKeyDown)
      removeEventListener('pointerdown', forget)
      removeEventListener('focusin', onFocusIn)
    }
  }, [])
  return <KeyLine />
}

function onKeyDown(event: KeyboardEvent): void {
  const { first } = useKeyLine.getState()
  if (isModifier(event)) return
  forget()
  if (event.defaultPrevented || isForeign(event)) return
  const { singleKeys, keys } = usePreferences.getState()
  const combo = comboOf(event)
  if (isSingle(combo) && (!singleKeys || isTyping(event.target) || isPress(combo, event.target))) return
  const typed = first === null ? combo : `${first} ${combo}`
  const there = thereNow()
  const found = there.find((id) => fits(id, typed, keys, event))
  if (found !== undefined) {
    event.preventDefault()
    perform(found)
  } else if (there.some((id) => keyOf(id, keys).startsWith(`${typed} `))) {
    event.preventDefault()
    useKeyLine.setState({ first: typed })
  }
}

function fits(
  id: ActionId,
  typed: string,
  moved: Readonly<Record<string, string>>,
  event: KeyboardEvent,
): boolean {
  const { near, repeats } = actionOf(id)
  if (event.repeat && repeats !== true) return false
  return keyOf(id, moved) === typed || (near?.includes(typed) === true && isNearTalk(event.target))
}

const forget = (): void => {
  const { why, first } = useKeyLine.getState()
  if (why !== null || first !== null) useKeyLine.setState({ why: null, first: null })
}

/** Whoever goes to write has forgotten about a first key. */
function onFocusIn({ target }: FocusEvent): void {
  if (isTyping(target)) useKeyLine.setState({ first: null })
}

const isModifier = ({ key }: Press): boolean => ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph'].includes(key)

/** It belongs to letters under way, or to a dialog. */
function isForeign({ isComposing, key, keyCode }: KeyboardEvent): boolean {
  // Some browsers end a composition before they say so; 229 is then all they tell.
  if (isComposing || key === 'Process' || keyCode === 229) return true
  return document.querySelector('[role="dialog"], [role="alertdialog"]') !== null
}

/** The space bar presses the button that has the focus. */
const isPress = (combo: string, target: EventTarget | null): boolean =>
  combo === 'Space' && target instanceof Element && target.closest('button, a[href], summary') !== null

// Nothing is typed on a slider.
const FIELDS =
  'input:not([type="range"]), textarea, select, [contenteditable]:not([contenteditable="false"]), [role="textbox"], [role="combobox"], [role="listbox"], [role="menu"]'

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(FIELDS) !== null

const isNearTalk = (target: EventTarget | null): boolean =>
  target === document.body || (target instanceof Element && target.closest('#transcript') !== null)

/** At the foot of the page: which keys may follow, or why a key did nothing. */
function KeyLine() {
  const { why, first } = useKeyLine()
  const keys = usePreferences((set) => set.keys)
  const following = first === null ? [] : thereNow().filter((id) => keyOf(id, keys).startsWith(`${first} `))
  return (
    <div
      role="status"
      className={cx(
        'fixed inset-x-3 bottom-20 z-40 mx-auto w-fit max-w-full rounded-lg border border-edge bg-sheet px-4 py-2 shadow-xl',
        why === null && first === null && 'sr-only',
      )}
    >
      {why}
      {first !== null && (
        <>
          <span className="sr-only">{words.keys.then(shownKey(first, modName()))}</span>
          <dl className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
            {following.map((id) => (
              <div key={id} className="flex items-baseline gap-1.5">
                <dt>
                  <Key>{shownKey(keyOf(id, keys).slice(first.length + 1), modName())}</Key>
                </dt>
                <dd>{words.actionNames[id]}</dd>
              </div>
            ))}
            <div className="flex items-baseline gap-1.5 text-soft">
              <dt>
                <Key>Esc</Key>
              </dt>
              <dd>{words.keys.cancel}</dd>
            </div>
          </dl>
        </>
      )}
    </div>
  )
}

/** A key as it stands on the keyboard. */
export function Key({ children }: { children: string }) {
  return (
    <kbd className="rounded border border-b-2 border-line bg-sunk px-1.5 py-0.5 font-mono text-[0.86rem] whitespace-nowrap">
      {children}
    </kbd>
  )
}
