import type { ReactNode } from 'react'

/** A part of the page with its heading. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="min-w-0">
      <h2 className="mb-2.5 border-b border-line pb-1 text-[1.29rem] print:break-after-avoid">{title}</h2>
      {children}
    </section>
  )
}
