import { useState } from 'react'
import type { Alternative, AlternativePoint } from '../../schemas/generated/types.ts'
import { Card } from '../components/Field.tsx'
import { Icon } from '../components/Icon.tsx'
import { cx } from '../components/cx.ts'
import { support } from '../lib/words.ts'
import { outcomeWords as say } from '../lib/words-outcome.ts'
import { AnchorChips } from './AnchorChip.tsx'

type Props = { alternatives: readonly Alternative[]; chosen: string | null }

/** Each option with what speaks for and against it, every line with its evidence. */
export function OptionsCard({ alternatives, chosen }: Props) {
  if (alternatives.length === 0) return null
  return (
    <Card title={say.options}>
      <ul className="divide-y divide-line">
        {alternatives.map((option) => (
          <li key={option.id} className="py-3 first:pt-1 last:pb-1">
            <p className="flex flex-wrap items-baseline gap-x-2.5">
              <span className="text-[1.07rem] font-semibold">{option.title}</span>
              {option.id === chosen && (
                <span className="inline-flex items-center gap-1 rounded-full bg-good-tint px-2 text-[0.86rem] font-medium text-good *:size-3">
                  <Icon name="check" /> {say.chosen}
                </span>
              )}
              {option.score != null && (
                <span className="tabular text-[0.93rem] text-soft">
                  {say.score(Math.round(option.score * 100) / 100)}
                </span>
              )}
            </p>
            {option.summary !== '' && <p className="mt-0.5 line-clamp-3 text-soft">{option.summary}</p>}
            {option.pros.length + option.cons.length === 0 && (
              <p className="mt-1 text-[0.93rem] text-soft">{say.noClaims}</p>
            )}
            <Points title={say.for} sign="+" points={option.pros} />
            <Points title={say.against} sign="−" points={option.cons} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

const SHOWN = 4

function Points({
  title,
  sign,
  points,
}: {
  title: string
  sign: '+' | '−'
  points: readonly AlternativePoint[]
}) {
  const [all, showAll] = useState(false)
  if (points.length === 0) return null
  const shown = all ? points : points.slice(0, SHOWN)
  return (
    <>
      <h4 className="sr-only">{title}</h4>
      <ul className="mt-2 grid grid-cols-1 gap-2">
        {shown.map(({ text, anchors, support: kind }, index) => (
          <li key={index} className="grid grid-cols-[1rem_minmax(0,1fr)] gap-x-1.5">
            <span aria-hidden="true" className={cx('font-bold', sign === '+' ? 'text-good' : 'text-bad')}>
              {sign}
            </span>
            <div>
              <p className="leading-snug">{text}</p>
              <p className="mt-1 flex flex-wrap items-center gap-1.5">
                <AnchorChips anchors={anchors} />
                {kind === 'unsupported' && anchors.length > 0 && (
                  <span className="text-[0.86rem] text-warn">{support[kind]}</span>
                )}
              </p>
            </div>
          </li>
        ))}
      </ul>
      {points.length > SHOWN && (
        <button
          type="button"
          aria-expanded={all}
          onClick={() => showAll(!all)}
          className="mt-1.5 min-h-6 ps-5.5 text-[0.93rem] text-soft underline underline-offset-2 hover:text-ink"
        >
          {all ? say.less : say.more(points.length - SHOWN)}
        </button>
      )}
    </>
  )
}
