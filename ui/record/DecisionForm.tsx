import { useState } from 'react'
import { TextField } from '../components/TextField.tsx'
import { editWords as say } from '../lib/words-record.ts'
import { EditForm } from './EditForm.tsx'
import { decisionPatch } from './patches.ts'

type Props = { words: string; version: number; onDone: () => void }

/** The words of the decision; what was chosen is not for a form to change. */
export function DecisionForm({ words, version, onDone }: Props) {
  const [text, setText] = useState(words)
  const [isTried, setIsTried] = useState(false)
  const [opened] = useState({ words, version })
  const isEmpty = text.trim() === ''
  return (
    <EditForm
      kind="decision_log"
      version={opened.version}
      patch={() => decisionPatch(opened.words, text)}
      isSound={() => {
        setIsTried(true)
        return !isEmpty
      }}
      label={say.editDecision}
      onDone={onDone}
    >
      <TextField
        label={say.decision}
        type="lines"
        value={text}
        maxLength={4000}
        onChange={setText}
        fault={isTried && isEmpty ? say.empty : null}
      />
    </EditForm>
  )
}
