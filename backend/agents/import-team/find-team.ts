import { readJson } from '../../minutes/formats/safe-json.ts'
import { TextInvalid } from '../../minutes/formats/text-invalid.ts'
import { SchemaViolation } from '../../../schemas/validate.ts'
import { clipped } from '../../council/meeting/clipped.ts'
import type { Lost } from './account.ts'
import { type Component, componentAt, isObject, lineOf, under } from './component.ts'
import { scrubbed } from './scrub.ts'

// 1 MB; the gallery that comes with Studio has 50 KB.
const MAX_LENGTH = 1024 * 1024

/**
 * The team that a text of JSON holds, as Studio exports it: alone, in a record of its database, in a list or in a
 * gallery. Where there are several, `choose` names one by its number, from 1, or its label.
 */
export function findTeam(file: string, text: string, choose?: string): { team: Component; lost: Lost[] } {
  if (text.length > MAX_LENGTH) throw new TextInvalid(null, 'is longer than 1 MB: export one team only.')
  if (text.trim() === '') throw new TextInvalid(null, 'is empty: export the team again.')
  const { value, lost } = scrubbed(readJson(text).value)
  const team = chosen(teamsIn(value, ''), choose) ?? refuse(file, value)
  // Of the other teams nothing is taken, so nothing of them is lost.
  return { team, lost: lost.filter(({ pointer }) => pointer.startsWith(`${team.pointer}/`)) }
}

function chosen(teams: readonly Component[], choose: string | undefined): Component | undefined {
  const [first, second] = teams
  if (first === undefined || (choose === undefined && second === undefined)) return first
  const names = teams.slice(0, MOST_NAMES).map((team, index) => `${index + 1} “${nameOf(team)}”`)
  const which = `${names.join(', ')}${teams.length > MOST_NAMES ? ', …' : ''}`
  if (choose === undefined)
    throw new TextInvalid(
      null,
      `holds ${teams.length} teams (${which}): choose one by --team and its number.`,
    )
  const [named, another] = teams.filter((team, i) => choose === String(i + 1) || choose === nameOf(team))
  if (named !== undefined && another === undefined) return named
  const found = named === undefined ? 'no team' : 'more than one team'
  throw new TextInvalid(null, `holds ${found} “${choose}”: choose one by its number, of ${which}.`)
}

const MOST_NAMES = 12

const nameOf = ({ label, config, kind }: Component): string =>
  clipped(lineOf(label) || lineOf(config.name) || kind, 60)

function teamsIn(value: unknown, pointer: string): Component[] {
  if (Array.isArray(value)) return value.flatMap((one: unknown, i) => teamsIn(one, under(pointer, i)))
  if (!isObject(value)) return []
  const component = componentAt(value, pointer)
  if (component !== null) return isTeam(component) ? [component] : []
  return WRAPPERS.flatMap((field) => teamsIn(value[field], under(pointer, field)))
}

const isTeam = ({ type, provider }: Component): boolean =>
  type === 'team' || (type === '' && /\.teams\./.test(provider))

// A record of the database, a gallery and its record, and the gallery of early 2025 (`items`).
const WRAPPERS = ['component', 'config', 'components', 'items', 'teams']

function refuse(file: string, value: unknown): never {
  const other = componentAt(value, '')
  if (other === null)
    throw new TextInvalid(null, 'holds no team of AutoGen Studio: open the team there and download its JSON.')
  const what = clipped(other.type || other.kind, 60)
  const message = `is “${what}”, which is no team: export the team that it belongs to.`
  throw new SchemaViolation(file, [{ pointer: '/component_type', message }])
}
