import { useState, type ReactNode } from 'react'
import type { RunStatus } from '../../schemas/generated/types.ts'
import { Button } from '../components/Button.tsx'
import { Card, SelectField } from '../components/Field.tsx'
import { ConfirmDialog, Dialog } from '../components/Dialog.tsx'
import { RadioGroup } from '../components/RadioGroup.tsx'
import { Served } from '../components/Served.tsx'
import { StatusChip } from '../components/StatusChip.tsx'
import { Tabs } from '../components/Tabs.tsx'
import { TextField } from '../components/TextField.tsx'
import { words } from '../words/words.ts'

const STATUSES: readonly RunStatus[] = [
  'created',
  'running',
  'paused',
  'waiting_for_human',
  'completed',
  'escalated',
  'stopped',
  'failed',
]
const LOOKS = ['main', 'plain', 'danger', 'quiet'] as const
const CHOICES = [
  { value: 'a', label: 'The shed' },
  { value: 'b', label: 'The cellar, which is longer than the others and wraps on a narrow screen' },
]

/** The parts that need no run. */
export function Parts() {
  return (
    <div className="grid gap-6">
      <Row name="How a council stands">
        {STATUSES.map((status) => (
          <StatusChip key={status} status={status}>
            {words.status[status]}
          </StatusChip>
        ))}
      </Row>
      <Row name="Buttons">
        {LOOKS.flatMap((look) => [
          <Button key={look} look={look}>
            {look}
          </Button>,
          <Button key={`${look} off`} look={look} disabled>
            {look}, off
          </Button>,
          <Button key={`${look} small`} look={look} small>
            {look}, small
          </Button>,
        ])}
      </Row>
      <Fields />
      <Dialogs />
      <Row name="What the server says">
        <Served text="The run is not running. Resume it first." />
        <Served text="A sentence that no catalogue knows." />
      </Row>
    </div>
  )
}

function Fields() {
  const [text, setText] = useState('')
  const [choice, setChoice] = useState('a')
  const [tab, setTab] = useState('one')
  return (
    <Row name="Fields">
      <TextField label="Empty" value={text} onChange={setText} />
      <TextField label="Wrong" value={text} onChange={setText} fault="Write a number above zero." />
      <SelectField label="One of many" value={choice} onChange={setChoice} choices={CHOICES} />
      <SelectField label="Off" value={choice} onChange={setChoice} choices={CHOICES} disabled />
      <RadioGroup label="One of few" value={choice} onChange={setChoice} choices={CHOICES} />
      <Tabs
        label="Tabs"
        tabs={[
          { key: 'one', label: 'One' },
          { key: 'two', label: 'Two' },
        ]}
        chosen={tab}
        onChoose={setTab}
      >
        <Card title="A card">What it holds.</Card>
      </Tabs>
    </Row>
  )
}

function Dialogs() {
  const [open, setOpen] = useState<'middle' | 'side' | 'start' | 'ask' | null>(null)
  const close = () => setOpen(null)
  return (
    <Row name="Dialogs">
      {(['middle', 'side', 'start', 'ask'] as const).map((place) => (
        <Button key={place} onClick={() => setOpen(place)}>
          {place}
        </Button>
      ))}
      {open !== null && open !== 'ask' && (
        <Dialog open onOpenChange={close} title={open} place={open}>
          <p className="p-5">What it holds.</p>
        </Dialog>
      )}
      <ConfirmDialog
        open={open === 'ask'}
        onOpenChange={close}
        title="Do it?"
        text="It cannot be undone."
        keep="Leave it"
        act="Do it"
        onAct={close}
      />
    </Row>
  )
}

const Row = ({ name, children }: { name: string; children: ReactNode }) => (
  <section aria-label={name}>
    <h2 className="mb-2 text-lg">{name}</h2>
    <div className="flex flex-wrap items-start gap-3">{children}</div>
  </section>
)
