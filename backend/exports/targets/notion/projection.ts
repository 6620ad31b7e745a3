import type { ExportedTask, ExportRecord } from '../../../ports/export-target.ts'
import type { Section } from './lines.ts'
import { decidedNames, priorityNames, type Role, taskNames } from './properties.ts'
import { decisionSections } from './sections.ts'
import { storable } from './split-text.ts'
import { taskSections } from './task-lines.ts'

/** What is to stand in one property. An option is meant by any of its names. */
export type Value =
  | { kind: 'text'; text: string }
  | { kind: 'option'; names: string[] | null }
  | { kind: 'date'; day: string | null }
  | { kind: 'number'; number: number | null }
  | { kind: 'url'; url: string }
  | { kind: 'page'; id: string | null }

/** A row as the record wants it. All of it is hashed by the outbox, so it holds nothing that Notion decides. */
export type Row = {
  /** Raised where the same record is to be written in another way. */
  mapping: 1
  language: 'en' | 'ru'
  values: Partial<Record<Role, Value>>
  sections: Section[]
}

const text = (words: string): Value => ({ kind: 'text', text: storable(words).trim() })
/** A property is for a glance; the whole text stands on the page. */
const MOST_IN_PROPERTY = 1900

export function decisionRow(record: ExportRecord, given: { withTasks: boolean }): Row {
  const { decisionLog: log, language, link } = record
  return {
    mapping: 1,
    language,
    values: {
      title: text(log.title),
      decision: text(shortened(log.decision)),
      status: { kind: 'option', names: decidedNames(log.status) },
      date: { kind: 'date', day: log.decided_at.slice(0, 10) },
      confidence: { kind: 'number', number: log.confidence.level },
      link: { kind: 'url', url: link },
    },
    sections: decisionSections(record, given),
  }
}

export function taskRow({ item }: ExportedTask, { language, link }: ExportRecord): Row {
  return {
    mapping: 1,
    language,
    values: {
      title: text(item.title),
      status: { kind: 'option', names: taskNames(item.status) },
      owner: text(item.owner === null ? '' : item.owner.name),
      due: { kind: 'date', day: item.due_date },
      priority: { kind: 'option', names: item.priority === null ? null : priorityNames(item.priority) },
      link: { kind: 'url', url: link },
    },
    sections: taskSections(item, language),
  }
}

function shortened(words: string): string {
  if (words.length <= MOST_IN_PROPERTY) return words
  const cut = words.slice(0, MOST_IN_PROPERTY)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), MOST_IN_PROPERTY / 2))}…`
}
