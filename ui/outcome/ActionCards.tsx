import type { ComponentProps } from 'react'
import type { ActionItem } from '../../schemas/generated/types.ts'
import { Button } from '../components/Button.tsx'
import { cx } from '../components/cx.ts'
import { Markdown } from '../components/Markdown.tsx'
import { Card } from '../components/Field.tsx'
import { outcomeWords as say } from '../lib/words-outcome.ts'
import { editWords, taskPriority, taskStatus } from '../lib/words-record.ts'
import { ByHand } from '../record/ByHand.tsx'
import { ExportedChips } from '../exports/ExportedChips.tsx'
import { TaskForm } from '../record/TaskForm.tsx'
import { useEditing } from '../record/use-editing.ts'
import { useRun } from '../room/room-context.ts'
import { AnchorChips } from './AnchorChip.tsx'

/** Who does what by when. What nobody named is said to be so, and never filled in. */
export function ActionCards() {
  const artifact = useRun((run) => run.artifacts.action_items)
  const editing = useEditing<string>()
  if (artifact === undefined) return null
  const { body: items, version } = artifact
  const form = { version, onDone: editing.done }
  return (
    <Card title={say.actions} aside={<span className="tabular text-soft">{items.length}</span>}>
      {items.length === 0 && <p className="text-soft">{say.noActions}</p>}
      <ul className="divide-y divide-line">
        {items.map((item, at) => (
          <li key={item.id} className="py-2.5 first:pt-1 last:pb-1">
            {editing.edits === item.id ? (
              <TaskForm {...form} task={item} at={at} />
            ) : (
              <Item item={item} edit={editing.button(item.id)} />
            )}
          </li>
        ))}
      </ul>
      {editing.edits === NEW ? (
        <TaskForm {...form} task={null} at={items.length} />
      ) : (
        <Button small className="mt-2" {...editing.button(NEW)}>
          {editWords.addTask}
        </Button>
      )}
    </Card>
  )
}

/** No task is called so: their ids are letters and digits. */
const NEW = '+'

function Item({ item, edit }: { item: ActionItem; edit: ComponentProps<'button'> }) {
  return (
    <>
      <div className="flex items-start justify-between gap-2">
        <p
          className={cx('leading-snug font-medium', item.status === 'cancelled' && 'text-soft line-through')}
        >
          {item.title}
        </p>
        <Button small look="quiet" aria-label={editWords.editTask(item.title)} {...edit}>
          {editWords.edit}
        </Button>
      </div>
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
        {item.priority !== null && `, ${taskPriority[item.priority]}`}
        {item.status !== 'open' && `, ${taskStatus[item.status]}`}
      </p>
      <p className="mt-1 flex flex-wrap gap-1.5">
        <ByHand edited={item.edited} />
        <AnchorChips anchors={item.anchors} />
        <ExportedChips task={item} />
      </p>
    </>
  )
}
