import { useId, useState, type ReactNode, type SyntheticEvent } from 'react'
import type { Command } from '../../schemas/generated/types.ts'
import { Button } from '../components/Button.tsx'
import { useAsk } from './room-context.ts'
import { words } from '../words/words.ts'

/** What a line of the dialog does once it has asked. */
export type Done = { onDone: () => void }

/** One line of the dialog: a field, a button, and what is wrong with the field. */
export function SteerForm({
  command,
  act,
  onDone,
  children,
}: Done & { command: () => Command | null; act: string; children: ReactNode }) {
  const ask = useAsk()
  const [isWrong, setIsWrong] = useState(false)
  const id = useId()
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault()
    const asked = command()
    setIsWrong(asked === null)
    if (asked === null) return
    ask(asked)
    onDone()
  }
  return (
    <form onSubmit={onSubmit} aria-describedby={isWrong ? id : undefined}>
      <div className="flex flex-wrap items-end gap-3">
        {children}
        <Button type="submit">{act}</Button>
      </div>
      <p id={id} role="alert" className="text-bad">
        {isWrong && words.steer.wrong}
      </p>
    </form>
  )
}
