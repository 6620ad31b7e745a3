import { useRef, useState } from 'react'

/** Which entry of a card is being edited; when it is done the focus is back at the button that began it. */
export function useEditing<Key extends string | number>() {
  const [edits, setEdits] = useState<Key | null>(null)
  const [field, setField] = useState<string | null>(null)
  const buttons = useRef(new Map<Key, HTMLButtonElement>())
  const begin = (key: Key, at: string | null = null) => {
    setField(at)
    setEdits(key)
  }
  return {
    edits,
    /** The field of the entry that a person was led to. */
    field,
    begin,
    /** `next`: whose button takes the focus where the entry itself is gone. */
    done: (next?: () => HTMLElement | null) => {
      const key = edits
      setEdits(null)
      // The button is drawn again only once the form is gone.
      if (key !== null) requestAnimationFrame(() => (buttons.current.get(key) ?? next?.() ?? null)?.focus())
    },
    button: (key: Key) => ({
      ref: (element: HTMLButtonElement | null) => {
        if (element === null) buttons.current.delete(key)
        else buttons.current.set(key, element)
      },
      onClick: () => begin(key),
    }),
  }
}
