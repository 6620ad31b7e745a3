import { go } from '../app/router.ts'
import { useAction, useKeyOf } from '../app/use-action.ts'
import { Icon } from '../components/Icon.tsx'
import { Link } from '../components/Link.tsx'
import { words } from '../words/words.ts'
import { useUnread } from './inbox-store.ts'

/** The way to the inbox from every page, and how much of it is unread. */
export function InboxBell({ className }: { className: string }) {
  const unread = useUnread()
  const key = useKeyOf('notifications')
  useAction('notifications', () => go('/inbox'))
  const label = unread === 0 ? words.inboxWords.bell : words.inboxWords.bellWith(unread)
  return (
    <Link
      href="/inbox"
      aria-label={label}
      title={key.shown === '' ? label : `${label} (${key.shown})`}
      aria-keyshortcuts={key.aria}
      className={`relative ${className}`}
    >
      <Icon name="bell" />
      <Badge n={unread} className="absolute -end-0.5 -top-0.5" />
    </Link>
  )
}

/** A number that is read out elsewhere. */
export function Badge({ n, className }: { n: number; className?: string }) {
  if (n === 0) return null
  return (
    <span
      aria-hidden="true"
      className={`tabular inline-flex min-w-[1.2rem] items-center justify-center rounded-full bg-accent px-1 text-[0.79rem] leading-[1.2rem] font-semibold text-on-accent ${className ?? ''}`}
    >
      {n > 99 ? '99+' : n}
    </span>
  )
}
