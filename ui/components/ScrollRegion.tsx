import type { ComponentProps } from 'react'
import { cx } from './cx.ts'

/** A part of the page that scrolls by itself; it takes the focus, or it could not be read without a mouse. */
export function ScrollRegion({ className, children, ...rest }: ComponentProps<'div'>) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
    <div role="region" tabIndex={0} {...rest} className={cx(SCROLLS, className)}>
      {children}
    </div>
  )
}

// `relative`: what is only read aloud stands absolutely, and would make the page longer instead of this part of it.
const SCROLLS = 'relative overflow-auto -outline-offset-2'
