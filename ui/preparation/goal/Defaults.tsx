import { Button } from '../../components/Button.tsx'
import { Icon } from '../../components/Icon.tsx'
import { pageWords } from '../../words/words.ts'
import { timeboxOf } from '../agenda/durations.ts'
import { isAsTemplate } from '../draft/form.ts'
import type { Table } from '../use-table.ts'

type Props = { table: Table; isStarting: boolean; onStart: () => void }

/** The shortest way: the question, and all else as it is. Once something is set it stands in the bar below only. */
export function Defaults({ table, isStarting, onStart }: Props) {
  const { form, source, template, seats, wholeMinutes } = table
  const isUntouched = isAsTemplate(form) && source === null
  return (
    <div className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1 pointer-coarse:min-h-11">
      {isUntouched ? (
        <>
          <Button disabled={isStarting} onClick={onStart}>
            <Icon name="play" />
            {pageWords.prepare.defaults}
          </Button>
          {template !== undefined && (
            <p className="text-[0.93rem] text-soft">
              {pageWords.prepare.defaultsAre(template.title, seats.length, timeboxOf(wholeMinutes))}
            </p>
          )}
        </>
      ) : (
        <p className="text-[0.93rem] text-soft">{pageWords.prepare.ownSettings}</p>
      )}
    </div>
  )
}
