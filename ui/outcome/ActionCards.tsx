import { useRef } from 'react'
import { approvalsOf } from '../../backend/council/record/versions.ts'
import { Button } from '../components/Button.tsx'
import { Card } from '../components/Field.tsx'
import { TaskForm } from '../record/forms.tsx'
import { IfEditable } from '../record/IfEditable.tsx'
import { useEditing } from '../record/use-editing.ts'
import { useRun } from '../room/room-context.ts'
import { faultsOfTask } from './faults.ts'
import { TaskItem } from './TaskItem.tsx'
import { TasksApproval } from './TasksApproval.tsx'
import { words } from '../words/words.ts'

/** Who does what by when. What nobody named is said to be so, and never filled in. */
export function ActionCards() {
  const artifact = useRun((run) => run.artifacts.action_items)
  const versions = useRun((run) => run.versions)
  const editing = useEditing<string>()
  const list = useRef<HTMLUListElement>(null)
  if (artifact === undefined) return null
  const { body: items, version } = artifact
  const approvedBy = approvalsOf({ versions }, 'action_items').map(({ by }) => by.name)
  const form = { version, focusOn: editing.field }
  return (
    <Card
      title={words.outcomeWords.actions}
      aside={<span className="tabular text-soft">{items.length}</span>}
    >
      {items.length === 0 && <p className="text-soft">{words.outcomeWords.noActions}</p>}
      <ul ref={list} className="divide-y divide-line">
        {items.map((item, at) => (
          <li key={item.id} className="py-2.5 first:pt-1 last:pb-1">
            {editing.edits === item.id ? (
              <TaskForm
                {...form}
                task={item}
                at={at}
                onDone={() => editing.done(() => neighbour(list.current, at))}
              />
            ) : (
              <TaskItem
                item={item}
                faults={faultsOfTask(item, at, items)}
                approvedBy={approvedBy}
                edit={editing.button(item.id)}
                mend={(field) => editing.begin(item.id, field)}
              />
            )}
          </li>
        ))}
      </ul>
      <IfEditable>
        <div className="mt-2 flex flex-wrap items-center gap-2 print:hidden">
          {editing.edits !== NEW && (
            <Button small id={ADD} {...editing.button(NEW)}>
              {words.editWords.addTask}
            </Button>
          )}
          {items.length > 0 && <TasksApproval approvedBy={approvedBy} version={version} focusAfter={ADD} />}
        </div>
      </IfEditable>
      {editing.edits === NEW && (
        <TaskForm {...form} task={null} at={items.length} onDone={() => editing.done()} />
      )}
    </Card>
  )
}

/** No task is called so: their ids are letters and digits. */
const NEW = '+'
const ADD = 'add-task'

/** After a task is gone the focus is on the one that took its place, else on the last, else on what adds one. */
function neighbour(list: HTMLElement | null, at: number): HTMLElement | null {
  const entries = list?.children ?? []
  const next = entries[Math.min(at, entries.length - 1)]
  return (
    next?.querySelector<HTMLElement>('button') ??
    list?.parentElement?.querySelector<HTMLElement>('button') ??
    null
  )
}
