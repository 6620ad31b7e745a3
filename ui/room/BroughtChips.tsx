import type { ReactNode } from 'react'
import { cx } from '../components/cx.ts'
import { percent } from '../lib/time.ts'
import type { Brought } from '../../backend/council/timeline/entry.ts'
import { useRun } from './room-context.ts'
import { words } from '../words/words.ts'

/** What a message put on the table beside its words. */
export function BroughtChips({ brought }: { brought: Brought }) {
  const options = useRun((run) => run.options)
  const titleOf = (id: string) => options.find((one) => one.optionId === id)?.title ?? id
  const { position, vote } = brought
  const counts = [
    brought.options.length > 0 && words.transcript.options(brought.options.length),
    brought.claims.length > 0 && words.transcript.claims(brought.claims.length),
    brought.risks.length > 0 && words.transcript.risks(brought.risks.length),
    brought.questions.length > 0 && words.transcript.questions(brought.questions.length),
    isInferred(brought) && words.transcript.inferred,
  ].filter((text) => text !== false)
  if (counts.length === 0 && position === null && vote === null) return null
  return (
    <ul className="appear mt-1.5 flex flex-wrap gap-1.5 text-[0.86rem]">
      {vote !== null && (
        <Chip strong>
          {vote.optionId === null ? words.transcript.abstains : words.transcript.vote(titleOf(vote.optionId))}
          <Sure share={vote.confidence} />
          {vote.inferred === true && `, ${words.transcript.inferred}`}
        </Chip>
      )}
      {position !== null && vote === null && (
        <Chip strong>
          {position.optionId === null
            ? words.transcript.undecided
            : words.transcript.position(titleOf(position.optionId))}
          <Sure share={position.confidence ?? null} />
          {position.previous !== null &&
            position.previous !== position.optionId &&
            `, ${words.positionWords.moved(titleOf(position.previous))}`}
          {position.basis === 'inferred' && `, ${words.transcript.inferred}`}
        </Chip>
      )}
      {counts.map((text) => (
        <Chip key={text}>{text}</Chip>
      ))}
    </ul>
  )
}

/** Read from the words of a model that gives nothing but words; nobody has said that it is meant so. */
const isInferred = ({ claims, risks, options, questions }: Brought): boolean =>
  [...claims, ...risks, ...options, ...questions].some((one) => one.inferred === true)

const Sure = ({ share }: { share: number | null }) =>
  share === null ? null : <>, {words.positionWords.sure(percent(share))}</>

function Chip({ strong = false, children }: { strong?: boolean; children: ReactNode }) {
  return (
    <li
      className={cx(
        'rounded-full border px-2 py-px',
        strong ? 'border-accent bg-tint text-accent' : 'border-line text-soft',
      )}
    >
      {children}
    </li>
  )
}
