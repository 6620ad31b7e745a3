import { useId, useRef, useState } from 'react'
import { Button } from '../components/Button.tsx'
import { Icon } from '../components/Icon.tsx'
import { EXAMPLES, loadExample, type Example } from './examples.ts'
import { words } from '../words/words.ts'

type Props = { onChoose: (text: string) => void; onFault: (fault: string) => void }

/** One agenda for each kind of council, behind a button: a list of them all would push the form off a small screen. */
export function Examples({ onChoose, onFault }: Props) {
  const [isOpen, open] = useState(false)
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const choose = (example: Example) => {
    open(false)
    // What had the focus is about to go.
    button.current?.focus()
    void loadExample(example).then(onChoose, () => onFault(words.home.unreachable))
  }
  return (
    <>
      <Button
        ref={button}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => open(!isOpen)}
      >
        <Icon name="quote" />
        {words.home.examples}
      </Button>
      {isOpen && (
        <ul
          id={id}
          className="appear grid basis-full grid-cols-1 gap-x-3 gap-y-0.5 rounded-lg border border-line bg-sheet p-2 sm:grid-cols-2"
        >
          {EXAMPLES.map((example) => (
            <li key={example.file}>
              <button
                type="button"
                onClick={() => choose(example)}
                className="w-full rounded-md px-2.5 py-1.5 text-start hover:bg-sunk pointer-coarse:min-h-11"
              >
                <span lang={example.language} className="block leading-snug font-medium text-accent">
                  {example.title}
                </span>
                <span className="block text-[0.86rem] text-soft">
                  {words.home.exampleOf(example.council, example.language)}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
