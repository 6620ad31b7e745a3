// Our tables beside Slack's own reference, where it lies beside the checkout.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { isJson, parseJson } from '../../support/emulators/slack/json.ts'
import { METHODS } from '../../support/emulators/slack/service.ts'

const shared = process.env.XIO_SHARED ?? fileURLToPath(new URL('../../../../shared', import.meta.url))
const folder = path.join(shared, 'integrations/data/slack-api-ref')

/** No reference lists it; the list of errors names it. */
const UNDOCUMENTED = ['client_msg_id?']

describe.skipIf(!existsSync(folder))('the reference of Slack', () => {
  it.each(METHODS.map(({ name, args }) => ({ name, args })))(
    'knows $name with the same arguments',
    ({ name, args }) => {
      const reference = parseJson(readFileSync(path.join(folder, `${name}.json`), 'utf8'))
      const documented = isJson(reference) && isJson(reference.args) ? reference.args : {}
      const named = Object.entries(documented).map(([arg, held]) =>
        isJson(held) && held.required === true ? arg : `${arg}?`,
      )
      expect(args.filter((arg) => !UNDOCUMENTED.includes(arg)).toSorted()).toEqual(named.toSorted())
    },
  )

  it('knows every error that we answer with', () => {
    const documented = new Set(readdirSync(folder).flatMap((file) => errorsIn(path.join(folder, file))))
    const answered = sourcesIn(
      fileURLToPath(new URL('../../support/emulators/slack', import.meta.url)),
    ).flatMap((text) =>
      [...text.matchAll(/(?:SlackRefusal|listed)\(\s*'(\w+)'/g)].map(([, code = '']) => code),
    )
    expect(answered.length).toBeGreaterThan(30)
    expect(new Set(answered).difference(documented)).toEqual(new Set(ELSEWHERE))
  })
})

/** In the examples of the reference, or for bodies that no library of ours sends. */
const ELSEWHERE = ['invalid_arguments', 'invalid_json']

function errorsIn(file: string): string[] {
  const reference = parseJson(readFileSync(file, 'utf8'))
  return isJson(reference) && isJson(reference.errors) ? Object.keys(reference.errors) : []
}

function sourcesIn(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(path.join(root, file), 'utf8'))
}
