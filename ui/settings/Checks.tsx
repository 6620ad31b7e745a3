import { Link } from '../components/Link.tsx'
import { Served } from '../components/Served.tsx'
import { useState } from 'react'
import { Button } from '../components/Button.tsx'
import { call } from '../lib/api.ts'
import { isRow, listOf, textOf, type Row } from '../lib/reading.ts'
import { faultsOf } from '../preparation/Faults.tsx'
import { pageWords } from '../words/words.ts'

type Found = { items: Row[]; fault: string | null; isAsking: boolean }

/** Asks models or targets whether they answer, only when somebody wants to know: it reaches outside. */
export function Checks({ area, act, hint }: { area: 'models' | 'exports'; act: string; hint: string }) {
  const [found, set] = useState<Found | null>(null)
  const said = pageWords.modelWords
  const ask = () => {
    // Not disabled meanwhile: a disabled button would lose the focus.
    if (found?.isAsking === true) return
    set({ items: [], fault: null, isAsking: true })
    call(`/checks?area=${area}`, { method: 'POST' }).then(
      (answer) => {
        const items = listOf(answer, 'items').filter((one) => textOf(one, 'area') === area)
        set({ items, fault: null, isAsking: false })
      },
      (fault: unknown) => set({ items: [], fault: faultsOf(fault).join(' '), isAsking: false }),
    )
  }
  return (
    <div className="mt-6">
      <Button aria-disabled={found?.isAsking} onClick={ask}>
        {found?.isAsking === true ? said.checking : act}
      </Button>
      <p className="mt-1 text-[0.93rem] text-soft">{hint}</p>
      <div role="status" className="mt-3">
        {found !== null && !found.isAsking && <Result found={found} />}
      </div>
    </div>
  )
}

function Result({ found: { items, fault } }: { found: Found }) {
  const said = pageWords.modelWords
  if (fault !== null) return <p className="text-bad">{fault}</p>
  if (items.length === 0) return <p className="text-soft">{said.none}</p>
  return (
    <ul aria-label={said.checked} className="grid gap-2">
      {items.map((one) => (
        <Line key={textOf(one, 'id')} check={one} />
      ))}
    </ul>
  )
}

const TONES = { pass: 'text-good', warn: 'text-warn', fail: 'text-bad' } as const

function Line({ check }: { check: Row }) {
  const { states, mend } = pageWords.modelWords
  const state = check.state === 'pass' || check.state === 'fail' ? check.state : 'warn'
  const fix = isRow(check.fix) ? textOf(check.fix, 'text') : undefined
  const href = (isRow(check.fix) ? textOf(check.fix, 'href') : undefined) ?? ''
  // Whoever reads this stands on that page already, or the way leads to a field of another form.
  const isElsewhere = href.startsWith('/') && href !== location.pathname
  return (
    <li className="rounded-md border border-line bg-sheet px-4 py-2.5">
      <p>
        <span className={`font-medium ${TONES[state]}`}>{states[state]}</span>{' '}
        <Served text={textOf(check, 'title') ?? ''} />
      </p>
      <p className="text-soft">
        <Served text={textOf(check, 'detail') ?? ''} />
      </p>
      {fix !== undefined && (
        <p>
          {`${mend}: `}
          {isElsewhere ? (
            <Link href={href} className="text-accent underline underline-offset-2">
              <Served text={fix} />
            </Link>
          ) : (
            <Served text={fix} />
          )}
        </p>
      )}
    </li>
  )
}
