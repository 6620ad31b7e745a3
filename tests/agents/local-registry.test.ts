import fc from 'fast-check'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { addToRegistry } from '../../backend/agents/local-registry.ts'
import { readRegistry } from '../../backend/agents/read-registry.ts'
import { assistant, imported, importedFrom, roundRobin, SHIPPED } from '../support/studio.ts'
import { tempDirs } from '../support/temp-dir.ts'

const tempDir = tempDirs()
const NEW = { replace: false, dryRun: false }
const REPLACE = { replace: true, dryRun: false }

/** A registry of a user that is not there yet. */
const newLocal = (): string => path.join(tempDir(), 'data', 'registry')
const at = (local: string) => ({ shipped: SHIPPED, local })
const namesIn = (...parts: string[]): string[] => readdirSync(path.join(...parts)).toSorted()

describe('the registry of a user', () => {
  it('is nothing where there is no directory', () => {
    expect(readRegistry(SHIPPED, newLocal()).templates).toEqual(readRegistry(SHIPPED).templates)
  })

  it('stands beside the one of the program, as it was written', () => {
    const local = newLocal()
    const team = imported('round-robin')
    const { files, state } = addToRegistry(at(local), team, NEW)
    expect(state).toBe('new')
    expect(files.map((file) => path.relative(local, file))).toEqual([
      'roles/two-views.thrifty_planner.yaml',
      'roles/two-views.daily_user.yaml',
      'councils/two-views.yaml',
    ])
    const registry = readRegistry(SHIPPED, local)
    expect(registry.template('two-views')).toEqual(team.template)
    expect(registry.agent('two-views.daily_user')).toEqual(team.agents[1])
    expect(registry.templates[0]?.id).toBe('choose-option')
  })

  it('is for its owner only, and holds nothing half written', () => {
    const local = newLocal()
    const { files } = addToRegistry(at(local), imported('round-robin'), NEW)
    for (const file of files) expect(statSync(file).mode & 0o077).toBe(0)
    for (const folder of ['', 'roles', 'councils'])
      expect(statSync(path.join(local, folder)).mode & 0o077).toBe(0)
    writeFileSync(path.join(local, 'councils/two-views.yaml.part'), 'id: [')
    expect(readRegistry(SHIPPED, local).template('two-views')).toBeDefined()
  })

  it('gives back every text as it was', () => {
    const local = newLocal()
    const odd = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        ' a',
        'a ',
        '- a',
        '"',
        "'",
        '# a',
        'a: b',
        '!x',
        '&a',
        '\ta',
        'a\n\n',
        '\n a',
        '|',
        '~',
        'null',
        '0x1',
      ),
    )
    fc.assert(
      fc.property(odd, odd, (name, system_message) => {
        const team = importedFrom(roundRobin([assistant(name, { system_message, description: name })]))
        addToRegistry(at(local), team, REPLACE)
        expect(readRegistry(SHIPPED, local).agents.slice(5)).toEqual(team.agents)
      }),
      { numRuns: 100 },
    )
  })
})

describe('an id that is taken', () => {
  it('by another template asks for another id or the word', () => {
    const local = newLocal()
    const one = importedFrom(roundRobin([assistant('one'), assistant('two')]), { id: 'mine' })
    const other = importedFrom(roundRobin([assistant('two'), assistant('three')]), { id: 'mine' })
    addToRegistry(at(local), one, NEW)
    expect(() => addToRegistry(at(local), other, NEW)).toThrow(
      /mine\.yaml: holds another template of the id “mine”: name this one by --id, or overwrite it by --replace/,
    )
    expect(readRegistry(SHIPPED, local).template('mine')).toEqual(one.template)
    expect(addToRegistry(at(local), other, REPLACE).state).toBe('replaced')
    expect(readRegistry(SHIPPED, local).template('mine')).toEqual(other.template)
    expect(namesIn(local, 'roles')).toEqual(['mine.three.yaml', 'mine.two.yaml'])
  })

  it('by the same one changes nothing', () => {
    const local = newLocal()
    const { files } = addToRegistry(at(local), imported('swarm'), NEW)
    const before = files.map((file) => statSync(file).mtimeMs)
    expect(addToRegistry(at(local), imported('swarm'), NEW).state).toBe('same')
    expect(files.map((file) => statSync(file).mtimeMs)).toEqual(before)
  })

  it('by the program cannot be taken, even by the word', () => {
    const local = newLocal()
    const team = imported('swarm', { id: 'choose-option' })
    expect(() => addToRegistry(at(local), team, REPLACE)).toThrow(
      /“choose-option” is the id of councils\/choose-option\.yaml already: choose another by --id/,
    )
    mkdirSync(path.join(local, 'roles'), { recursive: true })
    writeFileSync(
      path.join(local, 'roles/scribe.yaml'),
      readFileSync(path.join(SHIPPED, 'roles/scribe.yaml')),
    )
    expect(() => readRegistry(SHIPPED, local)).toThrow(
      /scribe\.yaml at \/id: "scribe" is the id of roles\/scribe\.yaml/,
    )
  })

  it('like another’s does not touch its agents', () => {
    const local = newLocal()
    const teamOf = (id: string, name: string) => importedFrom(roundRobin([assistant(name)]), { id })
    addToRegistry(at(local), teamOf('a', 'b_writer'), NEW)
    addToRegistry(at(local), teamOf('a-b', 'writer'), NEW)
    addToRegistry(at(local), teamOf('a', 'other'), REPLACE)
    expect(namesIn(local, 'roles')).toEqual(['a-b.writer.yaml', 'a.other.yaml'])
  })
})

describe('a fault', () => {
  it('in a file of the user is named by its whole path', () => {
    const local = newLocal()
    addToRegistry(at(local), imported('swarm'), NEW)
    const file = path.join(local, 'roles/contract-desk.lawyer.yaml')
    writeFileSync(file, 'id: lawyer\nname: b: c\n')
    expect(() => readRegistry(SHIPPED, local)).toThrow(`${file}: line 2 has a second ": "`)
  })

  it('of the disk is told in words', () => {
    const local = newLocal()
    mkdirSync(path.join(local, 'councils/folder.yaml'), { recursive: true })
    expect(() => readRegistry(SHIPPED, local)).toThrow(/folder\.yaml: cannot be read \(EISDIR\)/)
    const inTheWay = path.join(tempDir(), 'registry')
    writeFileSync(inTheWay, '')
    expect(() => addToRegistry(at(inTheWay), imported('swarm'), NEW)).toThrow(/cannot be written \(E\w+\)/)
  })

  it('leaves nothing behind, and a trial run writes nothing', () => {
    const local = newLocal()
    const trial = { replace: false, dryRun: true }
    expect(addToRegistry(at(local), imported('swarm'), trial).state).toBe('new')
    expect(() => addToRegistry(at(local), imported('swarm', { id: 'risk-review' }), NEW)).toThrow()
    expect(() => readdirSync(local)).toThrow(/ENOENT/)
  })
})
