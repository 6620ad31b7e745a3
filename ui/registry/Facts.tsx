import type { ReactNode } from 'react'

/** Names and what they hold, a line each. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className="grid grid-cols-1 gap-x-6 sm:gap-y-2 sm:grid-cols-[14rem_minmax(0,1fr)]">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-soft max-sm:text-[0.93rem]">{name}</dt>
          <dd className="min-w-0 max-sm:mb-2.5">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** A part of a page with its heading. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="mt-8">
      <h2 className="mb-3 text-[1.29rem]">{title}</h2>
      {children}
    </section>
  )
}
