import { useId, type ReactNode } from 'react'

/** A part of a page of settings: what it is about, and its controls. */
export function Section({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="not-first:mt-9">
      <h2 id={id} className="text-[1.29rem]">
        {title}
      </h2>
      {hint !== undefined && <p className="mt-0.5 max-w-[65ch] text-soft">{hint}</p>}
      <div className="mt-3">{children}</div>
    </section>
  )
}
