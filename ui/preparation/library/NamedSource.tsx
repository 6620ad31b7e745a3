import { Link } from '../../components/Link.tsx'
import { Switch } from '../../components/Switch.tsx'
import { sourcePath } from '../../knowledge/source-path.ts'
import { pageWords } from '../../words/words.ts'
import type { LibraryRow, SeatRow } from '../draft/form.ts'
import { RowButton } from '../RowButton.tsx'

type Props = {
  row: LibraryRow
  seats: readonly SeatRow[]
  /** The council looks through all that it belongs to, so it is kept from nobody. */
  isOpen: boolean
  onChange: (row: LibraryRow) => void
  onTake: () => void
}

/** A source that the meeting names, and who may read it: every expert, or some of them. */
export function NamedSource({ row, seats, isOpen, onChange, onTake }: Props) {
  const { sourceId, title, seats: readers } = row
  const said = pageWords.fromLibrary
  // Whoever was named and has left the table is still shown: otherwise nobody could take them off.
  const experts = seats.filter(({ role }) => role === 'expert')
  const gone = readers.filter((reader) => !experts.some(({ seat }) => seat === reader))
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 gap-y-1 py-2">
      <Link
        href={sourcePath(sourceId)}
        data-verbatim
        className="inline-flex min-h-6 w-fit max-w-full items-center break-words text-accent underline underline-offset-2 pointer-coarse:min-h-11"
      >
        {title}
      </Link>
      <RowButton icon="close" id={namedId(sourceId)} label={pageWords.prepare.take(title)} onClick={onTake} />
      {isOpen ? (
        <p className="col-span-2 text-[0.93rem] text-soft">{said.openToAll}</p>
      ) : (
        <fieldset className="col-span-2 flex flex-wrap items-center gap-x-5">
          <legend className="text-[0.93rem] text-soft">
            {readers.length === 0 ? said.everyExpert : said.onlyThese}
          </legend>
          {[...experts, ...gone.map((seat) => ({ seat, name: said.noSuchSeat(seat) }))].map(
            ({ seat, name }) => (
              <Switch
                key={seat}
                label={name}
                on={readers.includes(seat)}
                onChange={(on) =>
                  onChange({
                    ...row,
                    seats: on ? [...readers, seat] : readers.filter((one) => one !== seat),
                  })
                }
              />
            ),
          )}
        </fieldset>
      )}
    </li>
  )
}

/** The button of a row, which has the focus when the row is new. */
export const namedId = (sourceId: string): string => `prepare-source-${sourceId}`
