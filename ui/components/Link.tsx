import type { ComponentProps, MouseEvent } from 'react'
import { go } from '../app/router.ts'

/** A link within the panel; with a key held it opens as any other link does. */
export function Link({ href, children, ...rest }: ComponentProps<'a'> & { href: string }) {
  const onClick = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    go(href)
  }
  return (
    <a href={href} {...rest} onClick={onClick}>
      {children}
    </a>
  )
}
