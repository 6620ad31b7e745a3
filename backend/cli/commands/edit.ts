import { createPatch } from 'rfc6902'
import type { ArtifactData, Command } from '../../../schemas/generated/types.ts'
import { readCommand } from '../../../schemas/read-command.ts'
import { SchemaViolation } from '../../../schemas/validate.ts'
import { readConfig } from '../../config.ts'
import { asTyped, shellWord } from '../as-typed.ts'
import { readText } from '../files/read-text.ts'
import { openServerApi, type ServerApi } from '../remote/api.ts'
import { lastVersion } from '../remote/documents.ts'
import { fieldsOf } from '../remote/shapes.ts'
import { give } from '../remote/steer.ts'
import { SERVER_OPTIONS, serverOrFault } from '../remote/where.ts'
import { kindOf, nameOf } from '../steer/document-kinds.ts'
import { command, UsageFault, wholeNumber } from '../usage.ts'

type Kind = ArtifactData['kind']

export default command({
  name: 'edit',
  takes: ['RUN', 'KIND'],
  summary:
    'Edits a document of a run on a server, also after its end; without a file it prints the document.',
  teaches: `
KIND is decision_log, action_items or summary. An edit is a new version in your name: what you set goes by it, what
no quote carries is marked, and an approval of the version before is void. Facts of the run are refused by name.

Examples
  xio edit 20260105-090000-k3x9q2m7 action_items > tasks.json
  xio edit 20260105-090000-k3x9q2m7 action_items --with tasks.json --base 1
  xio edit 20260105-090000-k3x9q2m7 decision_log --patch fix.json`,
  options: {
    ...SERVER_OPTIONS,
    with: { type: 'string', value: 'FILE', help: 'the document as it should be; what differs is changed' },
    patch: { type: 'string', value: 'FILE', help: 'the changes as a JSON Patch (RFC 6902)' },
    base: {
      type: 'string',
      value: 'N',
      help: 'the version you have changed; refused if there is a later one',
    },
  },
  async run({ values, words: [runId = '', typed = ''] }) {
    const kind = kindOf(typed)
    const base = wholeNumber('--base', values.base, 1, 100_000)
    if (values.with !== undefined && values.patch !== undefined)
      throw new UsageFault('--with and --patch say the same in two ways: leave one out.')
    const given = values.patch ?? values.with
    const file = given === undefined ? undefined : { name: given, value: readJson(given) }
    const api = openServerApi(serverOrFault(values, readConfig()))
    if (file === undefined) return print(api, runId, kind, base)
    if (values.patch !== undefined)
      return give(api, runId, editOf({ kind, patch: file.value, base }, file.name))
    const version = base ?? (await lastVersion(api, runId, kind))
    const patch = createPatch(comparable(await api.document(runId, kind, version)), comparable(file.value))
    if (patch.length === 0)
      throw new UsageFault(`${file.name} reads as version ${version} does: nothing to change.`)
    const edit = editOf({ kind, patch, base: version }, file.name)
    return give(api, runId, edit, `${nameOf(kind)}, version ${version + 1}`)
  },
})

/** Who has approved a document is told with it and no part of it. */
function comparable(document: unknown): unknown {
  if (Array.isArray(document)) return document
  const { approved_by: _, ...rest } = fieldsOf(document)
  return rest
}

/** The command, or what is wrong with the file it was made of. */
function editOf(
  { kind, patch, base }: { kind: Kind; patch: unknown; base: number | undefined },
  file: string,
): Command {
  try {
    return readCommand({
      type: 'edit_artifact',
      kind,
      patch,
      ...(base === undefined ? {} : { version: base }),
    })
  } catch (error) {
    if (!(error instanceof SchemaViolation)) throw error
    const [fault] = error.errors
    throw new UsageFault(
      `${file} is no patch that can be sent: ${fault?.pointer ?? ''} ${fault?.message ?? ''}`,
    )
  }
}

async function print(api: ServerApi, runId: string, kind: Kind, base: number | undefined): Promise<number> {
  const version = base ?? (await lastVersion(api, runId, kind))
  process.stdout.write(`${JSON.stringify(await api.document(runId, kind, version), null, 2)}\n`)
  const back = asTyped(`edit ${shellWord(runId)} ${kind} --with FILE --base ${version}`)
  process.stderr.write(`This is version ${version}. Change it in a file, then: ${back}\n`)
  return 0
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readText(file))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new UsageFault(`${file} is no JSON (${error.message}): mend it there.`)
  }
}
