import { useEffect, useRef } from 'react'

/** Keys by their place (`KeyP`, `Shift+KeyX`), so that they hold on any layout; `?` is named by what it types. */
export type Shortcuts = Record<string, () => void>

/** Single keys that act while no field has the focus and no dialog is open. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const current = useRef(shortcuts)
  useEffect(() => {
    current.current = shortcuts
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const work = current.current[nameOf(event)]
      if (work === undefined || event.repeat || isBusy(event)) return
      event.preventDefault()
      work()
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [])
}

const nameOf = ({ key, code, shiftKey }: KeyboardEvent): string =>
  key === '?' ? '?' : `${shiftKey ? 'Shift+' : ''}${code}`

function isBusy({ target, ctrlKey, metaKey, altKey, isComposing }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey || isComposing) return true
  if (document.querySelector('[role="dialog"], [role="alertdialog"]') !== null) return true
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  )
}
