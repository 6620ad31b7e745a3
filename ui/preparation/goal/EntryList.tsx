import { useId, type ReactNode } from 'react'
import { Button } from '../../components/Button.tsx'

type Props = {
  id: string
  title: string
  lead?: string
  add: string
  onAdd: () => void
  children: ReactNode
}

/** A list that is written row by row, with the way to one more below it. */
export function EntryList({ id, title, lead, add, onAdd, children }: Props) {
  const heading = useId()
  return (
    <section aria-labelledby={heading}>
      <h3 id={heading} className="font-sans font-semibold">
        {title}
      </h3>
      {lead !== undefined && <p className="text-[0.93rem] text-soft">{lead}</p>}
      <ol className="mt-2 grid grid-cols-1 gap-2 empty:hidden">{children}</ol>
      <Button id={id} small className="mt-2" onClick={onAdd}>
        {add}
      </Button>
    </section>
  )
}
