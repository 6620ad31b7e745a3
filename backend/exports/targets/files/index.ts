import { canonical } from '../../../log/canonical.ts'
import { renderDecisionLog } from '../../../minutes/render/decision-log-md.ts'
import type { ExportRecord, ExportTarget } from '../../../ports/export-target.ts'
import type { TargetKind } from '../target-kind.ts'
import { csvOf } from './csv.ts'
import { writeFileObject } from './write-file.ts'

/** Files in a folder of this machine: the way out that needs nobody, and that is always there. */
const fileKind = (
  name: string,
  title: string,
  file: string,
  render: (record: ExportRecord) => string,
): TargetKind => ({
  name,
  title,
  howToSetUp: 'Nothing is needed. XIO_EXPORT_DIR says where the files go.',
  usual: false,
  open: async ({ settings }) => [fileTarget({ name, title, file, render, folder: settings.exportDir })],
})

export const MARKDOWN = fileKind('markdown', 'Markdown file', 'decision_log.md', ({ decisionLog, legend }) =>
  renderDecisionLog(decisionLog, legend),
)

export const JSON_FILES = fileKind('json', 'JSON file', 'record.json', ({ decisionLog, tasks, summary }) => {
  const items = tasks.map(({ key, item }) => ({ key, ...item }))
  // In one order of properties: read back from the log they stand in another than where they were made.
  const record: unknown = JSON.parse(canonical({ decision_log: decisionLog, action_items: items, summary }))
  return `${JSON.stringify(record, null, 2)}\n`
})

export const CSV = fileKind('csv', 'CSV file of the tasks', 'action_items.csv', ({ tasks }) => csvOf(tasks))

type FileTarget = {
  name: string
  title: string
  file: string
  folder: string
  render(record: ExportRecord): string
}

function fileTarget({ name, title, file, folder, render }: FileTarget): ExportTarget {
  return {
    name,
    title,
    rates: {},
    objects({ record }) {
      if (record === null) return []
      const { meetingId } = record
      const text = render(record)
      return [
        {
          key: meetingId,
          kind: 'file',
          title: file,
          content: text,
          put: (io) => writeFileObject(io, { folder, meetingId, file, text }),
        },
      ]
    },
  }
}
