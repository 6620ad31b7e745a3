import type { Piece, Segment } from '../../transcript.ts'
import type { Label } from './labels.ts'

/** A heading that others stand under. */
export type Head = { depth: number; text: string; draft: Draft }

/** A segment while it is read: who speaks is known only when the whole text has been seen. */
export type Draft = {
  kind: Segment['kind']
  depth: number
  text: string
  pieces: Piece[]
  line: number
  lineEnd: number
  ticked: boolean | null
  parents: Draft[]
  heads: readonly Head[]
  cells: NonNullable<Segment['cells']>
  /** What stands at its head and may be a speaker. */
  label: (Label & { at: number }) | null
  /** The line goes on with what the one before says: the speaker stays. */
  goesOn: boolean
  speaker: string | null
  role: Segment['role'] | null
}

type Given = Pick<Draft, 'kind' | 'text' | 'pieces' | 'line'> & Partial<Draft>

export const draftOf = (given: Given): Draft => ({
  depth: 0,
  lineEnd: given.line,
  ticked: null,
  parents: [],
  heads: [],
  cells: [],
  label: null,
  goesOn: false,
  speaker: null,
  role: null,
  ...given,
})

/** The drafts as segments: what they stand under becomes places in the list and words of headings. */
export function asSegments(drafts: readonly Draft[]): Segment[] {
  const index = new Map<Draft, number>()
  for (const [i, draft] of drafts.entries()) index.set(draft, i)
  const headings = new Map<readonly Head[], string[]>()
  const headingsOf = (heads: readonly Head[]): string[] => {
    const known = headings.get(heads)
    if (known !== undefined) return known
    const made = heads.filter((head) => index.has(head.draft)).map((head) => head.text)
    headings.set(heads, made)
    return made
  }
  return drafts.map((draft) => ({
    kind: draft.kind,
    depth: draft.depth,
    speaker: draft.speaker,
    headings: headingsOf(draft.heads),
    parents: draft.parents.flatMap((parent) => index.get(parent) ?? []),
    ticked: draft.ticked,
    text: draft.text,
    line: draft.line,
    lineEnd: draft.lineEnd,
    pieces: draft.pieces,
    ...(draft.role == null ? {} : { role: draft.role }),
    ...(draft.cells.length === 0 ? {} : { cells: draft.cells }),
  }))
}

/** The draft without its first `at` letters. */
export function cutHead(draft: Draft, at: number): void {
  const lead = at + draft.text.slice(at).length - draft.text.slice(at).trimStart().length
  const before = draft.pieces.findLast((piece) => piece.at <= lead)
  const rest = draft.pieces
    .filter((piece) => piece.at > lead)
    .map((piece) => ({ at: piece.at - lead, start: piece.start }))
  draft.text = draft.text.slice(lead)
  draft.pieces = before === undefined ? rest : [{ at: 0, start: before.start + lead - before.at }, ...rest]
}
