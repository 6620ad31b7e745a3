import { useId, type ReactNode, type Ref } from 'react'

type Props = { title: string; aside?: ReactNode; children: ReactNode; ref?: Ref<HTMLElement> }

/** The place above the composer where the council waits for a person. */
export function AskedFrame({ title, aside, children, ref }: Props) {
  const id = useId()
  return (
    <section
      ref={ref}
      data-part
      role="group"
      aria-labelledby={id}
      className="appear max-h-[62%] max-sm:max-h-[85%] shrink-0 overflow-y-auto border-t-2 border-accent bg-tint px-4 py-3 sm:px-6"
    >
      <div className="mx-auto max-w-[54rem]">
        <header className="flex flex-wrap items-baseline justify-between gap-x-4">
          <h2 id={id} className="text-[1.07rem]">
            {title}
          </h2>
          {aside}
        </header>
        {children}
      </div>
    </section>
  )
}
