import { useState } from 'react'
import type { ActionItem } from '../../schemas/generated/types.ts'
import { Button } from '../components/Button.tsx'
import { ConfirmDialog } from '../components/Dialog.tsx'
import { SelectField } from '../components/Field.tsx'
import { TextField } from '../components/TextField.tsx'
import { EditForm } from './EditForm.tsx'
import { draftOfTask, taskPatch, taskRemoval, type TaskDraft } from './patches.ts'
import { words } from '../words/words.ts'

type Props = {
  task: ActionItem | null
  at: number
  version: number
  onDone: () => void
  focusOn?: string | null
}

/** A task in fields: one that there is, or a new one. */
export function TaskForm({ task, at, version, onDone, focusOn = null }: Props) {
  const [draft, setDraft] = useState(() => draftOfTask(task))
  const [isTried, setIsTried] = useState(false)
  // The form is about the task as it stood there when it was opened.
  const [opened] = useState({ task, at, version })
  const set = (part: Partial<TaskDraft>) => setDraft((held) => ({ ...held, ...part }))
  const isEmpty = draft.title.trim() === ''
  return (
    <EditForm
      kind="action_items"
      version={opened.version}
      patch={() => taskPatch(opened.task, opened.at, draft)}
      isSound={() => {
        setIsTried(true)
        return !isEmpty
      }}
      label={task === null ? words.editWords.addTask : words.editWords.editTask(task.title)}
      onDone={onDone}
      focusOn={focusOn}
      ways={
        task === null ? undefined : (send) => <Remove task={task} act={() => send(taskRemoval(opened.at))} />
      }
    >
      <TextField
        name="title"
        label={words.editWords.title}
        type="lines"
        value={draft.title}
        maxLength={500}
        onChange={(title) => set({ title })}
        fault={isTried && isEmpty ? words.editWords.empty : null}
      />
      <TextField
        label={words.editWords.description}
        type="lines"
        value={draft.description}
        maxLength={8000}
        onChange={(description) => set({ description })}
      />
      <div className="grid grid-cols-1 gap-2.5 sm:grid-cols-2">
        <TextField
          name="owner"
          label={words.editWords.owner}
          value={draft.owner}
          maxLength={200}
          onChange={(owner) => set({ owner })}
        />
        <TextField
          name="due"
          label={words.editWords.due}
          type="date"
          value={draft.due}
          onChange={(due) => set({ due })}
        />
        <SelectField
          label={words.editWords.status}
          value={draft.status}
          choices={choices(words.taskStatus)}
          onChange={(status) => set({ status: statusOf(status) })}
        />
        <SelectField
          label={words.editWords.priority}
          value={draft.priority}
          choices={[{ value: '', label: words.editWords.none }, ...choices(words.taskPriority)]}
          onChange={(priority) => set({ priority })}
        />
      </div>
    </EditForm>
  )
}

const choices = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

const statusOf = (typed: string): TaskDraft['status'] =>
  (['in_progress', 'done', 'cancelled'] as const).find((one) => one === typed) ?? 'open'

function Remove({ task, act }: { task: ActionItem; act: () => void }) {
  const [asks, setAsks] = useState(false)
  return (
    <>
      <Button look="danger" onClick={() => setAsks(true)}>
        {words.editWords.removeTask}
      </Button>
      <ConfirmDialog
        open={asks}
        onOpenChange={setAsks}
        title={words.editWords.removeTitle}
        text={words.editWords.removeText(task.title)}
        keep={words.editWords.keep}
        act={words.editWords.remove}
        onAct={act}
      />
    </>
  )
}
