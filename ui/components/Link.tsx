import type { ComponentProps, MouseEvent } from 'react'
import { go } from '../app/router.ts'

type Props = ComponentProps<'a'> & { href: string; onGo?: (() => void) | undefined }

/** A link within the panel; with a key held it opens as any other link does. */
export function Link({ href, onGo, children, ...rest }: Props) {
  const onClick = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    onGo?.()
    go(href)
  }
  return (
    <a href={href} {...rest} onClick={onClick}>
      {children}
    </a>
  )
}
