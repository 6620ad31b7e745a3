import type { ActionItem } from '../../schemas/generated/types.ts'
import { Markdown } from '../components/Markdown.tsx'
import { Card } from '../components/Field.tsx'
import { outcomeWords as say } from '../lib/words-outcome.ts'
import { useRun } from '../room/room-context.ts'
import { AnchorChips } from './AnchorChip.tsx'

/** Who does what by when. What nobody named is said to be so, and never filled in. */
export function ActionCards() {
  const items = useRun((run) => run.artifacts.action_items?.body)
  if (items === undefined) return null
  return (
    <Card title={say.actions} aside={<span className="tabular text-soft">{items.length}</span>}>
      {items.length === 0 && <p className="text-soft">{say.noActions}</p>}
      <ul className="divide-y divide-line">
        {items.map((item) => (
          <Item key={item.id} item={item} />
        ))}
      </ul>
    </Card>
  )
}

function Item({ item }: { item: ActionItem }) {
  return (
    <li className="py-2.5 first:pt-1 last:pb-1">
      <p className="leading-snug font-medium">{item.title}</p>
      {item.description !== '' && item.description !== item.title && (
        <div className="mt-0.5 text-soft">
          <Markdown text={item.description} />
        </div>
      )}
      <p className="mt-0.5 text-[0.93rem] text-soft">
        <span className={item.owner === null ? 'italic' : 'text-ink'}>{item.owner?.name ?? say.noOwner}</span>
        ,{' '}
        {item.due_date === null ? (
          <span className="italic">{say.noDue}</span>
        ) : (
          <time className="text-ink">{item.due_date}</time>
        )}
        {item.priority !== null && `, ${item.priority}`}
      </p>
      <p className="mt-1 flex flex-wrap gap-1.5">
        <AnchorChips anchors={item.anchors} />
      </p>
    </li>
  )
}
