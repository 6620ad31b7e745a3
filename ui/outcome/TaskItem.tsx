import type { ComponentProps } from 'react'
import type { ActionItem } from '../../schemas/generated/types.ts'
import { Button } from '../components/Button.tsx'
import { cx } from '../components/cx.ts'
import { MarkdownLater } from '../components/MarkdownLater.tsx'
import { ByHand } from '../record/ByHand.tsx'
import { IfEditable } from '../record/IfEditable.tsx'
import { ExportedChips } from '../exports/ExportedChips.tsx'
import { dayOf } from '../lib/time.ts'
import { AnchorChips } from './AnchorChip.tsx'
import type { Fault } from './faults.ts'
import { Validation } from './Validation.tsx'
import { words } from '../words/words.ts'

type Props = {
  item: ActionItem
  faults: readonly Fault[]
  approvedBy: readonly string[]
  edit: ComponentProps<'button'>
  mend: (field: string) => void
}

/** A task as it is read: what, who, when, what it rests on, whether it can be relied on, and where it has gone. */
export function TaskItem({ item, faults, approvedBy, edit, mend }: Props) {
  const isOff = item.status === 'cancelled'
  const isByHand = Object.keys(item.edited ?? {}).length > 0
  return (
    <div className={cx('border-s-2 ps-3', isByHand ? 'border-transparent' : 'border-dotted border-edge')}>
      <div className="flex items-start justify-between gap-2">
        <p className={cx('leading-snug font-medium', isOff && 'text-soft line-through')}>{item.title}</p>
        <IfEditable>
          <Button
            small
            look="quiet"
            className="print:hidden"
            aria-label={words.editWords.editTask(item.title)}
            {...edit}
          >
            {words.editWords.edit}
          </Button>
        </IfEditable>
      </div>
      {item.description !== '' && item.description !== item.title && (
        <div className="mt-0.5 text-soft">
          <MarkdownLater text={item.description} />
        </div>
      )}
      <WhoAndWhen item={item} />
      <p className="mt-1 flex flex-wrap gap-1.5">
        <ByHand edited={item.edited} />
        <AnchorChips anchors={item.anchors} />
        <ExportedChips task={item} />
      </p>
      {!isOff && (
        <IfEditable>
          <Validation faults={faults} approvedBy={approvedBy} mend={mend} what={item.title} />
        </IfEditable>
      )}
    </div>
  )
}

function WhoAndWhen({ item }: { item: ActionItem }) {
  return (
    <p className="mt-0.5 text-[0.93rem] text-soft">
      <span className={item.owner === null ? 'italic' : 'text-ink'}>
        {item.owner?.name ?? words.outcomeWords.noOwner}
      </span>
      ,{' '}
      {item.due_date === null ? (
        <span className="italic">{words.outcomeWords.noDue}</span>
      ) : (
        <time dateTime={item.due_date} className="text-ink">
          {dayOf(item.due_date)}
        </time>
      )}
      {item.priority !== null && `, ${words.taskPriority[item.priority]}`}
      {item.status !== 'open' && `, ${words.taskStatus[item.status]}`}
    </p>
  )
}
