import type { importTeam } from '../../compose.ts'
import { asTyped } from '../as-typed.ts'
import { safeLine } from './plain-text.ts'

type Team = Awaited<ReturnType<typeof importTeam>>['team']
type Kept = { files: string[]; state: 'new' | 'same' | 'replaced'; dryRun: boolean }

/** What became of a team, for a person: what was carried over, what was not and why, and what to type next. */
export function importedLines({ template, carried, lost }: Team, kept: Kept): string {
  const next = asTyped(`run meeting.md --template ${template.id}`)
  return [
    headline(template, kept),
    ...kept.files.map((file) => `  ${safeLine(file)}`),
    '',
    'Carried over',
    ...carried.map(({ what, as }) => `  ${safeLine(what)}: ${safeLine(as)}`),
    '',
    ...(lost.length === 0 ? ['Nothing of the file was lost.'] : ['Not carried over', ...lostLines(lost)]),
    '',
    kept.dryRun ? 'Nothing was written. Without --dry-run, go on with' : 'Next',
    `  ${next}`,
    '',
  ].join('\n')
}

function headline({ id, title }: Team['template'], { files, state, dryRun }: Kept): string {
  const name = `“${safeLine(title)}” as the council template ${id}`
  const number = `${files.length} files`
  if (state === 'same') return `${name}: it is there already, unchanged, in ${number}`
  if (dryRun) return `${name}, which would take ${number}`
  return state === 'replaced' ? `${name}, replaced, ${number}` : `${name}, ${number}`
}

// The same loss in several places is said once, with all of them.
function lostLines(lost: Team['lost']): string[] {
  const places = Map.groupBy(lost, ({ what, why }) => `  ${safeLine(what)}: ${safeLine(why)}`)
  return [...places].flatMap(([line, losses]) => [
    line,
    ...losses.map(({ pointer }) => `    ${safeLine(pointer) || '/'}`),
  ])
}
