import { Served } from '../../components/Served.tsx'
import { Button } from '../../components/Button.tsx'
import { cx } from '../../components/cx.ts'
import { Icon, type IconName } from '../../components/Icon.tsx'
import { Link } from '../../components/Link.tsx'
import { pageWords } from '../../words/words.ts'
import { Section } from '../Section.tsx'
import type { Check, CheckState, Checks } from './use-checks.ts'

const LOOKS: Record<CheckState, { icon: IconName; tone: string }> = {
  pass: { icon: 'check', tone: 'text-good' },
  warn: { icon: 'warn', tone: 'text-warn' },
  fail: { icon: 'stop', tone: 'text-bad' },
}
const ORDER: readonly CheckState[] = ['fail', 'warn', 'pass']

/** Whether everything the council needs is there. What fails stands first, with the way to mend it. */
export function ChecksSection({ checks, whereTextsGo }: { checks: Checks; whereTextsGo: string }) {
  const { items, state, again } = checks
  const sorted = items.toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state))
  return (
    <Section title={pageWords.prepare.checks} lead={pageWords.prepare.checksLead}>
      <div>
        {state === 'loading' && <p className="late text-soft">{pageWords.prepare.checking}</p>}
        {state === 'failed' && <p className="text-soft">{pageWords.prepare.noChecks}</p>}
        <ul className="grid grid-cols-1 divide-y divide-line border-y border-line empty:hidden">
          {sorted.map((check) => (
            <CheckRow key={check.id} check={check} />
          ))}
        </ul>
        <Button small className="mt-3" onClick={again}>
          {pageWords.prepare.again}
        </Button>
      </div>
      <p className="max-w-[65ch] text-[0.93rem] text-soft">{whereTextsGo}</p>
    </Section>
  )
}

function CheckRow({ check: { id, state, title, detail, fix } }: { check: Check }) {
  const { icon, tone } = LOOKS[state]
  return (
    <li className="grid grid-cols-1 gap-x-3 py-2 sm:grid-cols-[8.5rem_minmax(0,1fr)]">
      <p className={cx('flex items-center gap-1.5 self-start font-medium', tone)}>
        <Icon name={icon} />
        {pageWords.prepare.states[state]}
      </p>
      <div className="min-w-0">
        <p className="font-medium">
          <Served text={title} />
        </p>
        {detail !== '' && (
          <p className="text-[0.93rem] text-soft">
            <Served text={detail} />
          </p>
        )}
        {state !== 'pass' && fix !== null && <Fix id={id} {...fix} />}
      </div>
    </li>
  )
}

/** The id by which a check that holds the council back is found. */
export const fixId = (check: string): string => `mend-${check}`

function Fix({ id, text, href }: { id: string; text: string; href: string | null }) {
  const look = 'mt-0.5 inline-block font-medium text-accent underline underline-offset-2'
  if (href === null)
    return (
      <p id={fixId(id)} tabIndex={-1} className="text-[0.93rem]">
        <Served text={text} />
      </p>
    )
  if (href.startsWith('#'))
    return (
      <a
        id={fixId(id)}
        href={href}
        className={look}
        onClick={(event) => {
          event.preventDefault()
          document.getElementById(href.slice(1))?.focus()
        }}
      >
        <Served text={text} />
      </a>
    )
  return (
    <Link id={fixId(id)} href={href} className={look}>
      <Served text={text} />
    </Link>
  )
}
