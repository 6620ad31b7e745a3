import type { Alternative, AlternativePoint } from '../../schemas/generated/types.ts'
import { Card } from '../components/Field.tsx'
import { Icon } from '../components/Icon.tsx'
import { PointList } from './PointList.tsx'
import { words } from '../words/words.ts'

type Props = { alternatives: readonly Alternative[]; chosen: string | null }

/** Each option with what speaks for and against it, every line with its evidence. */
export function OptionsCard({ alternatives, chosen }: Props) {
  if (alternatives.length === 0) return null
  return (
    <Card title={words.outcomeWords.options}>
      <ul className="divide-y divide-line">
        {alternatives.map((option) => (
          <li key={option.id} className="py-3 first:pt-1 last:pb-1">
            <p className="flex flex-wrap items-baseline gap-x-2.5">
              <span className="text-[1.07rem] font-semibold">{option.title}</span>
              {option.id === chosen && (
                <span className="inline-flex items-center gap-1 rounded-full bg-good-tint px-2 text-[0.86rem] font-medium text-good *:size-3">
                  <Icon name="check" /> {words.outcomeWords.chosen}
                </span>
              )}
              {option.score != null && (
                <span className="tabular text-[0.93rem] text-soft">
                  {words.outcomeWords.score(Math.round(option.score * 100) / 100)}
                </span>
              )}
            </p>
            {option.summary !== '' && <p className="mt-0.5 line-clamp-3 text-soft">{option.summary}</p>}
            {option.pros.length + option.cons.length === 0 && (
              <p className="mt-1 text-[0.93rem] text-soft">{words.outcomeWords.noClaims}</p>
            )}
            <Points title={words.outcomeWords.for} sign="+" points={option.pros} />
            <Points title={words.outcomeWords.against} sign="−" points={option.cons} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

type PointsProps = { title: string; sign: '+' | '−'; points: readonly AlternativePoint[] }

function Points({ title, sign, points }: PointsProps) {
  if (points.length === 0) return null
  return (
    <div className="mt-2">
      <h4 className="sr-only">{title}</h4>
      <PointList points={points} sign={sign} />
    </div>
  )
}
