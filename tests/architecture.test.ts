import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import {
  cycles,
  forbiddenImports,
  importsOf,
  impurities,
  parseAll,
  runtimeStatements,
  type Source,
  type Table,
  untyped,
  usesOf,
} from './support/architecture.ts'

const [autogen, council, minutes] = ['backend/autogen', 'backend/council', 'backend/minutes']
const [log, agents, knowledge] = ['backend/log', 'backend/agents', 'backend/knowledge']
const [ports, compose, config] = ['backend/ports', 'backend/compose.ts', 'backend/config.ts']
const storeInSql = 'backend/store < sql-'
const reader = ['schemas', council, minutes, log, ports]
const program = [
  ...reader,
  compose,
  'backend/compose-knowledge.ts',
  'backend/compose-server.ts',
  config,
  'backend/replays',
  'backend/doctor',
]

// Who may import whom. A row is a room or a file, the entries are what it may import besides itself; changing a line is
// a design decision. `x < sql-` opens x to the files of the room that are named sql-… only.
const TABLE: Table = {
  schemas: [],
  [autogen]: [],
  [council]: ['schemas', 'backend/autogen/chat', 'backend/minutes/support.ts', 'backend/minutes/support'],
  [minutes]: ['schemas', 'backend/autogen/chat'],
  // Interfaces only, so what they name of the rules costs nothing.
  [ports]: ['schemas', council, minutes],
  [log]: ['schemas', council, minutes, ports, storeInSql],
  [agents]: ['schemas', autogen, council, minutes, ports, storeInSql],
  [knowledge]: ['schemas', autogen, council, minutes, ports, storeInSql],
  // What a start of the program and a start of a council both want to know; who asks brings what it may not reach.
  'backend/doctor': ['schemas', log, ports],
  'backend/engine': ['schemas', log, ports, storeInSql],
  // It only reads: nothing here can reach a voice, a driver or a target.
  'backend/replays': reader,
  'backend/orchestrator': ['schemas', autogen, council, minutes, log, agents, knowledge, ports],
  'backend/broker': reader,
  // The one way to addresses that people give: it knows what may be reached, and nothing of what for.
  'backend/outside': [ports],
  'backend/exports': [...reader, 'backend/outside'],
  'backend/http': reader,
  'backend/search': reader,
  'backend/memory': reader,
  'backend/access': reader,
  'backend/telemetry': reader,
  // The store opens the log that its database holds; the log gets connection and gate as arguments and knows no store.
  'backend/store': ['schemas', log, ports],
  [config]: ['schemas', ports, 'backend/config', 'backend/secret.ts'],
  // What some of the variables mean; config.ts alone reads them.
  'backend/config': [ports, 'backend/secret.ts'],
  'backend/secret.ts': [],
  [compose]: ['schemas', 'backend'],
  'backend/compose-checks.ts': ['schemas', 'backend'],
  'backend/compose-exports.ts': ['schemas', 'backend'],
  'backend/compose-knowledge.ts': ['schemas', 'backend'],
  'backend/compose-registry.ts': ['schemas', 'backend'],
  'backend/compose-replays.ts': ['schemas', 'backend'],
  'backend/compose-robustness.ts': ['schemas', 'backend'],
  'backend/compose-server.ts': ['schemas', 'backend'],
  'backend/compose-take-up.ts': ['schemas', 'backend'],
  'backend/compose-turns.ts': ['schemas', 'backend'],
  // The server is `xio serve` under another name.
  'backend/main.ts': ['backend/cli'],
  'backend/cli': program,
  ui: ['schemas', council],
}

const root = fileURLToPath(new URL('..', import.meta.url))
const files = parseAll(['backend', 'ui', 'schemas'].flatMap(sourcesIn))
const imports = importsOf(files, { '#autogen': 'backend/autogen/index.ts' })
const inRooms = (...rooms: string[]) =>
  files.filter(({ file }) => rooms.some((room) => file.startsWith(`${room}/`)))

describe('the house', () => {
  it('was read', () => {
    expect(files.length).toBeGreaterThan(20)
    expect(imports.length).toBeGreaterThan(20)
  })

  it('imports only what the table allows', () => expect(forbiddenImports(imports, TABLE)).toEqual([]))

  it('has no import cycles', () => expect(cycles(imports)).toEqual([]))

  it('keeps the rules and the minutes pure', () => {
    expect(inRooms(council, minutes).flatMap(impurities)).toEqual([])
  })

  it('keeps ports to types', () => expect(inRooms(ports).flatMap(runtimeStatements)).toEqual([]))

  it('says no any and silences no type error', () => expect(files.flatMap(untyped)).toEqual([]))

  it('reads the environment in config.ts only', () => {
    const others = inRooms('backend').filter(({ file }) => file !== config)
    expect(others.flatMap((file) => usesOf(file, 'process', 'env'))).toEqual([])
  })

  it('prints from the command line only', () => {
    const others = inRooms('backend').filter(({ file }) => !file.startsWith('backend/cli/'))
    expect(others.flatMap((file) => usesOf(file, 'console'))).toEqual([])
  })

  it('reaches what people configure by the checked way out only', () => {
    const outside = 'backend/outside/'
    const wires = imports.filter(
      ({ from, specifier }) =>
        from.startsWith('backend/') &&
        /^(?:undici|node:(?:https?2?|tls|dgram))$/.test(specifier) &&
        !from.startsWith(outside),
    )
    // Types cost nothing and reach nothing, but are read here like the rest.
    const named = [
      'backend/http/plugins/guard.ts',
      'backend/http/plugins/request-id.ts',
      'backend/ports/doors.ts',
    ]
    expect(wires.filter(({ from }) => !named.includes(from)).map(({ from }) => from)).toEqual([])
    expect(inRooms('backend/exports/targets/webhook').flatMap((file) => usesOf(file, 'fetch'))).toEqual([])
  })

  it('has no file over 300 lines', () => {
    const long = files.filter(({ text }) => text.trimEnd().split('\n').length > 300)
    expect(long.map(({ file, text }) => `${file}: ${text.trimEnd().split('\n').length}`)).toEqual([])
  })
})

describe('the checker', () => {
  const parsed = (sources: Record<string, string>) =>
    parseAll(Object.entries(sources).map(([file, text]): Source => ({ file, text })))
  const importing = (sources: Record<string, string>) =>
    importsOf(parsed(sources), { '#autogen': 'backend/autogen/index.ts' })
  const one = (text: string) => parsed({ 'backend/council/a.ts': text })[0]!

  it('refuses to pass on nothing', () => expect(() => parseAll([])).toThrow('No source was read'))

  it('refuses a file that it cannot parse', () => {
    expect(() => parsed({ 'backend/log/a.ts': 'import {' })).toThrow('backend/log/a.ts cannot be parsed')
  })

  it.each([
    ['a plain import', "import { a } from '../log/a.ts'"],
    ['a type import', "import type { A } from '../log/a.ts'"],
    ['a re-export', "export * from '../log/a.ts'"],
    ['a named re-export', "export { a } from '../log/a.ts'"],
    ['a dynamic import', "const a = await import('../log/a.ts')"],
    ['an import type', "type A = import('../log/a.ts').A"],
    ['an import for its effect', "import '../log/a.ts'"],
    ['an alias', "import { A } from '#autogen'"],
    ['the way through another folder', "import { a } from './decide/../../log/a.ts'"],
  ])('reports %s out of the rules', (_, text) => {
    expect(forbiddenImports(importing({ 'backend/council/a.ts': text }), TABLE)).toEqual([
      expect.stringMatching(
        /^backend\/council\/a\.ts:1 imports backend\/(log\/a|autogen\/index)\.ts: backend\/council may not$/,
      ),
    ])
  })

  it.each([
    ['backend/council/a.ts', '../minutes/support.ts', true],
    ['backend/council/a.ts', '../minutes/markdown.ts', false],
    ['backend/minutes/support.ts', '../council/state.ts', false],
    ['backend/council/speaker-policies/a.ts', '../../autogen/chat/policies/fsm.ts', true],
    ['backend/council/a.ts', '../autogen/core/runtime.ts', false],
    ['backend/council/a.ts', '../ports/leases.ts', false],
    ['backend/autogen/core/a.ts', '../../../schemas/validate.ts', false],
    ['backend/log/sql-run-log.ts', '../store/embedded.ts', true],
    ['backend/log/memory-run-log.ts', '../store/embedded.ts', false],
    ['backend/engine/sql-leases.ts', '../store/embedded.ts', true],
    ['backend/http/routes/runs.ts', '../../broker/rooms.ts', false],
    ['backend/http/routes/runs.ts', '../../log/handle-command.ts', true],
    ['backend/orchestrator/drive-run.ts', '../agents/registry.ts', true],
    ['backend/orchestrator/drive-run.ts', '../engine/memory.ts', false],
    ['backend/compose.ts', './store/embedded.ts', true],
    ['backend/main.ts', './cli/program.ts', true],
    ['backend/main.ts', './http/app.ts', false],
    ['backend/cli/run.ts', '../orchestrator/drive-run.ts', false],
    ['ui/run/room.tsx', '../../backend/council/evolve.ts', true],
    ['ui/run/room.tsx', '../../backend/log/chain.ts', false],
    ['ui/run/room.tsx', '../components/button.tsx', true],
    ['backend/attic/a.ts', '../log/a.ts', false],
  ])('knows that %s → %s is %s', (from, specifier, allowed) => {
    const found = forbiddenImports(importing({ [from]: `import type { A } from '${specifier}'` }), TABLE)
    expect(found.length === 0).toBe(allowed)
  })

  it('leaves packages alone and text that only looks like an import', () => {
    const text =
      "import { sha256 } from '@noble/hashes/sha2.js'\n// import { a } from '../log/a.ts'\nexport const b = `import '../log/a.ts'`"
    expect(forbiddenImports(importing({ 'backend/council/a.ts': text }), TABLE)).toEqual([])
  })

  it('reports a cycle once, and no diamond', () => {
    const cyclic = importing({
      'backend/log/a.ts': "import './b.ts'",
      'backend/log/b.ts': "import type { C } from './c.ts'",
      'backend/log/c.ts': "import './a.ts'\nimport './d.ts'",
    })
    expect(cycles(cyclic)).toEqual([
      'backend/log/a.ts → backend/log/b.ts → backend/log/c.ts → backend/log/a.ts',
    ])
    const diamond = importing({
      'backend/log/a.ts': "import './b.ts'\nimport './c.ts'",
      'backend/log/b.ts': "import './d.ts'",
      'backend/log/c.ts': "import './d.ts'",
    })
    expect(cycles(diamond)).toEqual([])
  })

  it.each([
    'Date.now()',
    "Date['now']()",
    'const t = new Date()',
    'Math.random()',
    'crypto.randomUUID()',
    'globalThis.fetch("x")',
    'fetch("x")',
    'process.exit()',
    'setTimeout(() => {}, 1)',
    "import fs from 'node:fs'",
    "import { createHash } from 'crypto'",
  ])('reports %s as impure', (text) => expect(impurities(one(text))).not.toEqual([]))

  it.each([
    'const t = new Date(at)',
    'const t = Date.parse(at)',
    'type A = { process: string; fetch?: number }',
    'const a = turn.process + call.performance',
    'const f = (fetch: (url: string) => string) => fetch("x")',
    '// Date.now() would be a clock',
    'const text = "Math.random()"',
  ])('finds %s pure', (text) => expect(impurities(one(text))).toEqual([]))

  it('reports any, however it is said, and silenced type errors', () => {
    expect(untyped(one('const a: any = 1'))).toHaveLength(1)
    expect(untyped(one('const a = b as any'))).toHaveLength(1)
    expect(untyped(one('type A = Record<string, any[]>'))).toHaveLength(1)
    expect(untyped(one(`// @ts-${'ignore'}\nconst a = 1`))).toHaveLength(1)
    expect(untyped(one('const any = "any" // any'))).toEqual([])
  })

  it('reports the environment and the console where they are used', () => {
    expect(usesOf(one('const { env } = process'), 'process', 'env')).toHaveLength(1)
    expect(usesOf(one('const a = process.env.HOME'), 'process', 'env')).toHaveLength(1)
    expect(usesOf(one('const a = process.pid'), 'process', 'env')).toEqual([])
    expect(usesOf(one('console.error("x")'), 'console')).toHaveLength(1)
    expect(usesOf(one('const a = page.console'), 'console')).toEqual([])
  })

  it('reports what a file of types holds besides', () => {
    expect(
      runtimeStatements(
        one("import type { A } from './b.ts'\nexport interface B { a: A }\nexport type { A }"),
      ),
    ).toEqual([])
    expect(runtimeStatements(one('export const a = 1'))).toHaveLength(1)
    expect(runtimeStatements(one("import { a } from './b.ts'"))).toHaveLength(1)
  })
})

function sourcesIn(folder: string): Source[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.split(path.sep).join('/')}`)
    .filter(
      (file) => /(?<!\.d)\.(?:tsx?|m?js)$/.test(file) && !/\/(?:generated|dist|node_modules)\//.test(file),
    )
    .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }))
}
