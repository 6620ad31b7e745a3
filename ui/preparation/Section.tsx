import { useId, type ReactNode } from 'react'

type Props = { title: string; lead: string; children: ReactNode }

/** One of the four parts of a preparation: its heading at the side, its fields beside it. */
export function Section({ title, lead, children }: Props) {
  const id = useId()
  return (
    <section
      aria-labelledby={id}
      className="grid grid-cols-1 gap-x-8 gap-y-4 border-t border-line py-7 md:grid-cols-[12rem_minmax(0,1fr)]"
    >
      <header>
        <h2 id={id} tabIndex={-1} className="scroll-mt-4 text-[1.43rem] leading-tight focus:outline-none">
          {title}
        </h2>
        <p className="mt-1 text-soft">{lead}</p>
      </header>
      <div className="grid min-w-0 grid-cols-1 content-start gap-5">{children}</div>
    </section>
  )
}
