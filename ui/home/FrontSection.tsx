import { useId, type ReactNode } from 'react'

type Props = { title: string; aside?: ReactNode; children: ReactNode }

/** A part of the first page. */
export function FrontSection({ title, aside, children }: Props) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="not-first:mt-10">
      <div className="mb-2.5 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id={id} tabIndex={-1} className="text-[1.29rem]">
          {title}
        </h2>
        {aside !== undefined && <p className="text-[0.93rem] text-soft">{aside}</p>}
      </div>
      {children}
    </section>
  )
}
